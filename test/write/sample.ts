import { Chalk } from 'chalk'
import type { Analysis, Span } from '../../src/analysis.js'
import { type OutputFormatName, outputFormats } from '../../src/write/index.js'
import type { Analyzed, WriteOptions } from '../../src/write/writer.js'

const TEXT = `Harbour ferry resumes

Mayor Ada Lindqvist said the ferry to Nordvik 🚢 would carry 1,200 passengers a day. “We are ready for the
season,” she told reporters. Officials in Oslo did not say when.`

/** What the program would say of a small article: every list filled, every kind of cell met. */
export function sample(): Analyzed {
  const at = (words: string, from = 0): Span => {
    const index = TEXT.indexOf(words, from)
    const start = [...TEXT.slice(0, index)].length
    return { start, end: start + [...words].length }
  }
  const span = (words: string) => ({ ...at(words), text: words })
  const analysis: Analysis = {
    schema: 'copydesk/1',
    id: 'ferry.txt',
    source: { path: 'ferry.txt', format: 'text', encoding: 'utf-8', bytes: 10, sha256: 'ab'.repeat(32) },
    article: {
      title: 'Harbour ferry resumes',
      byline: null,
      agency: null,
      dateline: null,
      published: '2024-05-17',
      language: 'en',
      words: 34,
      sentences: 4,
    },
    entities: [{ ...span('Ada Lindqvist'), type: 'PER', actor: 'A1', place: null, confidence: 0.97 }],
    actors: [
      {
        id: 'A1',
        name: 'Ada Lindqvist',
        type: 'person',
        role: 'Mayor',
        aliases: ['Lindqvist'],
        salience: 0.9,
        confidence: 0.97,
        why: [{ by: 'names', words: ['Ada', 'Lindqvist'] }],
        mentions: [
          { ...span('Mayor Ada Lindqvist'), form: 'name', confidence: 0.97 },
          { ...span('she'), form: 'pronoun', confidence: 0.8 },
        ],
      },
    ],
    places: [
      {
        id: 'P1',
        name: 'Oslo',
        kind: 'city',
        country: 'NO',
        region: null,
        lat: 59.91,
        lon: 10.75,
        geonamesId: 3143244,
        confidence: 0.95,
        mentions: [{ ...span('Oslo'), form: 'name', use: 'literal', confidence: 0.95 }],
      },
    ],
    claims: [
      {
        id: 'C1',
        kind: 'indirect',
        speaker: { actor: 'A1', name: 'Ada Lindqvist', kind: 'person' },
        source: span('Mayor Ada Lindqvist'),
        cue: { ...span('said'), lemma: 'say', act: 'state' },
        modality: 'asserted',
        audience: null,
        content: [at('the ferry to Nordvik 🚢 would carry 1,200 passengers a day')],
        text: 'the ferry to Nordvik 🚢 would carry 1,200 passengers a day',
        inside: null,
        when: null,
        figures: ['F1'],
        repaired: false,
        confidence: 0.9,
      },
      {
        id: 'C2',
        kind: 'direct',
        speaker: { actor: 'A1', name: 'Ada Lindqvist', kind: 'person' },
        source: span('she'),
        cue: { ...span('told'), lemma: 'tell', act: 'state' },
        modality: 'asserted',
        audience: { text: 'reporters', actor: null },
        content: [at('We are ready for the\nseason')],
        text: 'We are ready for the\nseason',
        inside: null,
        when: { from: '2024-05-17', to: '2024-05-17' },
        figures: [],
        repaired: false,
        confidence: 0.95,
      },
      {
        id: 'C3',
        kind: 'indirect',
        speaker: { actor: null, name: 'Officials in Oslo', kind: 'unnamed' },
        source: span('Officials in Oslo'),
        cue: { ...span('say'), lemma: 'say', act: 'state' },
        modality: 'negated',
        audience: null,
        content: [at('when', TEXT.indexOf('Officials'))],
        text: 'when',
        inside: null,
        when: { from: '2024-05-13', to: '2024-05-19' },
        figures: [],
        repaired: false,
        confidence: 0.6,
      },
    ],
    figures: [
      {
        id: 'F1',
        ...span('1,200'),
        value: 1200,
        upper: null,
        second: null,
        unit: null,
        kind: 'count',
        base: null,
        qualifier: 'exact',
        to: null,
        what: 'passengers',
        about: 'the ferry to Nordvik',
        event: null,
        when: null,
        claim: 'C1',
        place: 'P1',
        confidence: 0.93,
      },
    ],
    dates: [{ ...span('season'), from: null, to: null, anchor: null }],
    warnings: [],
  }
  return { analysis, text: TEXT, sentences: sentencesOf(TEXT) }
}

/** Where the sentences of the sample stand: a full stop or a blank line ends one. */
function sentencesOf(text: string): Span[] {
  const characters = [...text]
  const spans: Span[] = []
  let start = 0
  for (const [index, character] of characters.entries()) {
    const next = characters[index + 1]
    const ends = (character === '.' && (next === undefined || next === ' ')) || (character === '\n' && next === '\n')
    if (!ends) continue
    spans.push({ start, end: index + 1 })
    start = index + 2
  }
  return spans
}

export const OPTIONS: WriteOptions = {
  tables: ['actors', 'places', 'claims', 'figures'],
  width: 80,
  explain: false,
  chalk: new Chalk({ level: 0 }),
}

/** Everything that a format writes for some articles. */
export async function written(
  format: OutputFormatName,
  items: readonly Analyzed[],
  options: Partial<WriteOptions> = {},
): Promise<string> {
  const chunks: string[] = []
  const sink = { write: (chunk: string) => void chunks.push(chunk) }
  const writer = await outputFormats[format].open(sink, { ...OPTIONS, ...options })
  for (const item of items) await writer.article(item)
  await writer.end()
  return chunks.join('')
}
