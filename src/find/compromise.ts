/** The parts of compromise that `find` uses; its own types leave the insides open. */

/** One step of a parsed pattern. */
export interface Step {
  word?: string
  /** Simple alternatives: `(denied|rejected)`, and every form of `{walk}`. */
  fastOr?: ReadonlySet<string>
  /** Alternatives of several words, or conditions that all hold (`operator` "and"). */
  choices?: readonly (readonly Step[])[]
  operator?: 'or' | 'and'
  tag?: string
  method?: string
  chunk?: string
  regex?: RegExp
  /** The word of `{walk}`; its forms are in `fastOr`. */
  root?: string
  /** Name of the capture group that it stands in. */
  group?: string | null
  groupStart?: boolean
  groupEnd?: boolean
  optional?: boolean
  negative?: boolean
  fuzzy?: boolean
}

export interface Term {
  text: string
  pre: string
  post: string
  /** What a part of a contraction stands for; the first part has the text of the whole ("won't"), the others have none. */
  implicit?: string
  tags: Set<string>
}

export interface View {
  docs: Term[][]
  /** Sentence, first term, term behind the last. */
  fullPointer: readonly [number, number, number, ...unknown[]][]
  match(steps: readonly Step[]): View
  groups(): Record<string, View>
  update(pointer: readonly [number, number, number][]): View
  tag(tag: string): View
}

export interface Compromise {
  (text: string): View
  parseMatch(pattern: string): Step[]
  world(): {
    methods: { one: { tokenize: { splitSentences(text: string, world: unknown): string[] }; termMethods: object } }
    model: {
      one: {
        tagSet: Record<string, unknown>
        unicode: Record<string, string>
        aliases: Record<string, string>
        contractions: readonly { word?: string; out: readonly string[] }[]
      }
    }
  }
}

/** Loaded when a pattern is to be read: it takes 185 ms, and only `find` wants it. */
export async function loadCompromise(): Promise<Compromise> {
  const { default: nlp } = await import('compromise/three')
  return nlp as unknown as Compromise
}
