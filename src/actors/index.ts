import type { ActorMentionForm, ActorType, Article, SpeakerKind, Why } from '../analysis.js'
import type { Attribution } from '../claims/index.js'
import type { NameSpan } from '../names/index.js'
import type { PlaceEntry } from '../places/index.js'
import type { Resources } from '../resources/index.js'
import type { Syntax } from '../syntax/index.js'
import type { Document, Vocabulary } from '../text/index.js'

export interface ActorEntry {
  name: string
  type: ActorType
  role: string | null
  aliases: string[]
  salience: number
  confidence: number
  why: Why[] | null
  /** In text order. */
  mentions: ActorMentionSpan[]
}

export interface ActorMentionSpan {
  /** UTF-16, half-open. */
  start: number
  end: number
  form: ActorMentionForm
  confidence: number
}

export interface Speaker {
  /** Index into `actors`; null for a speaker who is none of them ("officials"). */
  actor: number | null
  name: string
  kind: SpeakerKind
}

export interface ActorsLayer {
  /** Ordered by how much they matter (salience, then first mention). */
  actors: ActorEntry[]
  /** One for each attribution. */
  speakers: (Speaker | null)[]
  /** One for each attribution: index of the actor that its audience is, null where it is none. */
  audiences: (number | null)[]
  /** One for each name: index of its actor, -1 where it is none. */
  nameActors: Int32Array
}

export interface ActorsDesk {
  read(
    article: Article,
    document: Document,
    syntax: Syntax,
    names: readonly NameSpan[],
    places: readonly PlaceEntry[],
    attributions: readonly Attribution[],
  ): ActorsLayer
}

export function createActors(
  _resources: Resources,
  _vocabulary: Vocabulary,
  _options: { explain: boolean },
): ActorsDesk {
  return {
    read: (_article, _document, _syntax, names, _places, attributions) => ({
      actors: [],
      speakers: attributions.map(() => null),
      audiences: attributions.map(() => null),
      nameActors: new Int32Array(names.length).fill(-1),
    }),
  }
}
