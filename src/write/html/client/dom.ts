import type { View } from '../view/element.js'

const SVG = 'http://www.w3.org/2000/svg'

/** Nodes of a view. Text goes in as text: nothing that an article says is ever parsed as markup. */
export function nodeOf(view: View, inPicture = false): Node {
  if (typeof view === 'string') return document.createTextNode(view)
  const { tag, attributes, children } = view
  const isPicture = inPicture || tag === 'svg'
  const node = isPicture ? document.createElementNS(SVG, tag) : document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value !== null) node.setAttribute(name, value === true ? '' : String(value))
  }
  for (const child of children) node.append(nodeOf(child, isPicture))
  return node
}

/** A view that is one element. */
export const elementOf = (view: View) => nodeOf(view) as HTMLElement
