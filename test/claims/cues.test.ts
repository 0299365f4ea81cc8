import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ClaimText } from '../../src/claims/claim-text.js'
import { CueLexicon } from '../../src/claims/cue-lexicon.js'
import { claimsByRule } from '../../src/claims/rules.js'
import { openResources } from '../../src/resources/index.js'
import { readDocument, Vocabulary } from '../../src/text/index.js'
import { compileCues, readCueLines } from '../../train/claims-cues.js'

const SOURCE = { path: 'a.txt', format: 'text', encoding: 'utf-8', bytes: 0, sha256: '' }
const vocabulary = new Vocabulary()
const lexicon = new CueLexicon(openResources(), vocabulary)
const lines = readCueLines('data/cues.tsv')

/** The words of `text` that stand between two marks. */
function marked(example: string, open: string, close: string): string {
  const inner = example.slice(example.indexOf(open) + 1, example.indexOf(close))
  return words(inner)
}
const words = (text: string) => (text.replace(/[[\]{}<>]/g, '').match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')

describe('every cue of data/cues.tsv is understood in its example', () => {
  test.each(lines.map((line) => [line.cue, line.frames.join(' '), line.example] as const))(
    '%s (%s)',
    (cue, _frames, example) => {
      const text = example.replace(/[[\]{}<>]/g, '')
      const read = new ClaimText(readDocument({ id: cue, text, source: SOURCE }, vocabulary))
      const { tokens } = read.document
      const slice = ([from, to]: readonly [number, number]) =>
        words(text.slice(tokens.start[from]!, tokens.end[to - 1]!))
      const found = claimsByRule(read, lexicon).map((draft) => ({
        lemma: draft.entry?.lemma,
        source: draft.source && slice(draft.source),
        content: draft.content
          .map(slice)
          .join(' ')
          .replace(/^that /, ''),
      }))
      expect(found).toContainEqual({
        lemma: cue,
        source: marked(example, '[', ']'),
        content: marked(example, '{', '}'),
      })
    },
  )
})

test('there are at least 300 cues', () => expect(lines.length).toBeGreaterThanOrEqual(300))

test('models/cues.bin is what data/cues.tsv compiles to', () => {
  expect(Buffer.from(readFileSync('models/cues.bin')).equals(Buffer.from(compileCues(lines)))).toBe(true)
})
