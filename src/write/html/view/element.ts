/** A piece of a page before it is markup (in the program) or nodes (in the browser). */
export type View = string | ElementView

export interface ElementView {
  tag: string
  attributes: Attributes
  children: readonly View[]
}

/** False and null leave an attribute out, true writes it without a value. */
export type Attributes = Record<string, string | number | boolean | null>

export function element(tag: string, attributes: Attributes = {}, children: readonly View[] = []): ElementView {
  return { tag, attributes, children }
}
