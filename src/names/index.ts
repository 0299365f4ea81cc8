import type { EntityType, Why } from '../analysis.js'
import type { Resources } from '../resources/index.js'
import type { Document, Vocabulary } from '../text/index.js'
import { joinSpelledOut } from './acronyms.js'
import { Tagger } from './tagger.js'

export {
  applyProjectNames,
  findProjectNames,
  isDescription,
  isRemoved,
  PROJECT_NAMES_EXAMPLE,
  type ProjectMatch,
  type ProjectName,
  type ProjectNames,
  parseProjectNames,
} from './project-names.js'

/** A name in the text. */
export interface NameSpan {
  /** UTF-16, half-open; where an abbreviation ends name and sentence ("for Lee Inc."), its stop is the sentence's. */
  start: number
  end: number
  /** Tokens, half-open. */
  from: number
  to: number
  type: EntityType
  confidence: number
  why: Why[] | null
}

export interface NamesDesk {
  /** Names in text order; they do not overlap. */
  read(document: Document): NameSpan[]
}

/** @throws ResourceError when models/names.bin or models/words.bin is missing or damaged */
export function createNames(resources: Resources, vocabulary: Vocabulary, options: { explain: boolean }): NamesDesk {
  const tagger = new Tagger(resources, vocabulary, options)
  return { read: (document) => joinSpelledOut(document, tagger.read(document)) }
}
