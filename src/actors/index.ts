import type { ActorMentionForm, ActorType, Article, SpeakerKind, Why } from '../analysis.js'
import type { Attribution } from '../claims/index.js'
import { openPeople } from '../lexicon/index.js'
import type { NameSpan, ProjectNames } from '../names/index.js'
import type { PlaceEntry } from '../places/index.js'
import type { Resources } from '../resources/index.js'
import type { Syntax } from '../syntax/index.js'
import type { Document, Vocabulary } from '../text/index.js'
import { Cast } from './cast.js'
import { castNames } from './casting.js'
import { publish } from './publish.js'
import { bestOf, openModel } from './ranker.js'
import { layOut } from './reading.js'
import { resolve } from './resolve.js'
import { salienceOf } from './salience.js'
import { unite } from './unite.js'

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

/** @throws ResourceError when models/people.bin or models/actors.bin is missing or damaged */
export function createActors(
  resources: Resources,
  vocabulary: Vocabulary,
  { explain, names: project = null }: { explain: boolean; names?: ProjectNames | null },
): ActorsDesk {
  const people = openPeople(resources, vocabulary)
  const { ranker, salience } = openModel(resources)
  const choose = bestOf(ranker)
  return {
    read(_article, document, syntax, names, places, attributions) {
      const reading = layOut(document, syntax, people, names, places, attributions)
      const cast = new Cast()
      const casting = castNames(reading, cast, project)
      resolve(reading, cast, casting, choose)
      unite(reading, cast)
      return publish(reading, cast, casting, salienceOf(reading, cast, salience), explain)
    },
  }
}
