import type { InflectedClass } from '../lexicon/index.js'
import { XPOS } from './tags.js'

const CLASS_OF: ReadonlyMap<number, InflectedClass> = new Map([
  ...[XPOS.VBD, XPOS.VBG, XPOS.VBN, XPOS.VBZ].map((tag) => [tag, 'verb'] as const),
  ...[XPOS.NNS, XPOS.NNPS].map((tag) => [tag, 'noun'] as const),
  ...[XPOS.JJR, XPOS.JJS, XPOS.RBR, XPOS.RBS].map((tag) => [tag, 'degree'] as const),
  ...[XPOS.MD, XPOS.VBP, XPOS.PRP, XPOS.DT, XPOS.RB].map((tag) => [tag, 'other'] as const),
])

/** How words with this tag (`XPOS`) are bent; null where the form is its own lemma. */
export function inflectedClass(xpos: number): InflectedClass | null {
  return CLASS_OF.get(xpos) ?? null
}
