import type { Why } from '../analysis.js'
import type { Gazetteer } from '../lexicon/index.js'
import type { Document } from '../text/index.js'
import type { Context } from './context.js'
import type { RankerModel } from './ranker.js'
import type { Sense } from './senses.js'
import { SIGNALS, type Surroundings, signalsTogether } from './signals.js'
import type { Spot } from './spots.js'

/** What the choice of a place rested on. */
export interface Explanation {
  ranker: RankerModel
  around: Surroundings
  context: Context
}

const MOST_SIGNALS = 3

/** Which signals put the chosen place before the next likely one of that name, strongest first. */
export function explainChoice(
  gazetteer: Gazetteer,
  { text }: Document,
  sense: Sense,
  spots: readonly Spot[],
  { ranker, around, context }: Explanation,
): Why[] {
  const spot = spots[sense.spots[0]!]!
  const form = text.slice(spot.start, spot.end)
  if (sense.candidates.length === 0) return [{ by: 'the name tagger, not in the gazetteer', words: [form] }]
  if (sense.placed) {
    const container = spots[sense.container!.spots[0]!]!
    return [{ by: 'the place behind the comma', words: [form, text.slice(container.start, container.end)] }]
  }
  if (sense.candidates.length === 1) return [{ by: 'the gazetteer, the only place of that name', words: [form] }]
  const order = sense.candidates
    .map((_, i) => i)
    .sort((a, b) => sense.candidates[b]!.share - sense.candidates[a]!.share)
  const signals = signalsTogether(gazetteer, sense, context, around)
  const count = SIGNALS.length
  const gains = SIGNALS.map((name, i) => ({
    name,
    gain: ranker.together[i]! * (signals[order[0]! * count + i]! - signals[order[1]! * count + i]!),
  }))
  const decisive = gains.filter((g) => g.gain > 0).sort((a, b) => b.gain - a.gain)
  const words = decisive.slice(0, MOST_SIGNALS).map((g) => g.name)
  return [{ by: `the ranker, among ${sense.candidates.length} places named ${form}`, words }]
}
