import { requirePeer } from './project.js'

/** What a peer finds in a text, ready to be written. */
export type Peer = (text: string) => unknown

/** The programs that are measured against, by name; each is loaded when it is opened. */
export const peers = { compromise: openCompromise, 'compromise-match': openMatch, wink: openWink } as const

export type PeerName = keyof typeof peers

export const isPeer = (name: string): name is PeerName => Object.hasOwn(peers, name)

/** compromise: its five views, as people use them. */
async function openCompromise(): Promise<Peer> {
  const { default: nlp } = await import('compromise')
  return (text) => {
    const document = nlp(text)
    return {
      people: document.people().out('array'),
      places: document.places().out('array'),
      organizations: document.organizations().out('array'),
      quotations: document.quotations().out('array'),
      numbers: document.numbers().out('array'),
    }
  }
}

/** A pattern with a word that few sentences have, for `copydesk find` and for compromise. */
export const FIND_PATTERN = 'saboteur #Verb'

/** compromise, looking for a pattern and for nothing else. */
async function openMatch(): Promise<Peer> {
  const { default: nlp } = await import('compromise')
  return (text) => nlp(text).match(FIND_PATTERN).out('array')
}

/** Whether `npm ci --prefix bench` has been run. */
export function hasWink(): boolean {
  try {
    requirePeer.resolve('wink-nlp')
    return true
  } catch {
    return false
  }
}

/** What is used of wink-nlp; its packages may be missing when this is compiled, so its own types cannot be. */
interface Wink {
  its: { value: unknown; pos: unknown; detail: unknown }
  readDoc(text: string): { tokens(): WinkItems; entities(): WinkItems }
}
interface WinkItems {
  out(as: unknown): unknown
}

/** wink-nlp: tokens, parts of speech and entities (dates, numbers, money …; it knows no people or places). */
async function openWink(): Promise<Peer> {
  const winkNLP = requirePeer('wink-nlp') as (model: unknown, pipe: readonly string[]) => Wink
  const nlp = winkNLP(requirePeer('wink-eng-lite-web-model'), ['sbd', 'pos', 'ner'])
  return (text) => {
    const document = nlp.readDoc(text)
    return {
      tokens: document.tokens().out(nlp.its.value),
      pos: document.tokens().out(nlp.its.pos),
      entities: document.entities().out(nlp.its.detail),
    }
  }
}
