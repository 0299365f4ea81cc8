import type { Voice } from './data.js'
import { element, type View } from './element.js'

/** The rest is counted together. */
const MOST_VOICES = 8
const BAR = 100

/** Who speaks how much: a bar for each, quoted words and reported words apart, and the share of those without a name. */
export function voicesView(voices: readonly Voice[]): View {
  const total = sum(voices)
  const shown = voices.slice(0, MOST_VOICES)
  const others = voices.slice(MOST_VOICES)
  const longest = Math.max(...shown.map(wordsOf), 1)
  const lines = shown.map((voice) => line(labelOf(voice), voice, longest, total))
  if (others.length > 0) {
    const rest = { quoted: add(others, 'quoted'), reported: add(others, 'reported') }
    lines.push(line(`${others.length} others together`, rest, null, total))
  }
  return element('figure', { class: 'voices' }, [
    element('figcaption', {}, [element('strong', {}, ['Who speaks how much']), ` ${summary(voices, total)}`]),
    element('table', { role: 'table', 'aria-label': 'Who speaks how much' }, [
      element('thead', { role: 'rowgroup', class: 'unseen' }, [
        element('tr', { role: 'row' }, ['who', 'share', 'words'].map(header)),
      ]),
      element('tbody', { role: 'rowgroup' }, lines),
    ]),
  ])
}

const header = (title: string): View => element('th', { scope: 'col', role: 'columnheader' }, [title])

type Words = Pick<Voice, 'quoted' | 'reported'>
const wordsOf = ({ quoted, reported }: Words) => quoted + reported
const add = (voices: readonly Voice[], words: keyof Words) => voices.reduce((all, voice) => all + voice[words], 0)
const sum = (voices: readonly Voice[]) => add(voices, 'quoted') + add(voices, 'reported')

const labelOf = ({ name, kind }: Voice) =>
  kind === 'nobody' ? 'nobody given' : kind === 'unnamed' ? `${name} (unnamed)` : name

const percent = (part: number, whole: number) => `${whole === 0 ? 0 : Math.round((100 * part) / whole)}%`

/** "180 words: 71% by name, 29% unnamed; 60% in quotation marks …". */
function summary(voices: readonly Voice[], total: number): string {
  const share = (kind: Voice['kind']) => percent(sum(voices.filter((voice) => voice.kind === kind)), total)
  const kinds = (['named', 'unnamed', 'nobody'] as const)
    .filter((kind) => voices.some((voice) => voice.kind === kind))
    .map((kind) => `${share(kind)} ${KINDS[kind]}`)
  const quoted = percent(add(voices, 'quoted'), total)
  return `${total} words: ${kinds.join(', ')}; ${quoted} in quotation marks (thick), the rest reported (thin).`
}

const KINDS: Record<Voice['kind'], string> = {
  named: 'by name',
  unnamed: 'unnamed',
  nobody: 'of nobody given',
}

/** @param longest words of the longest bar; null for a line without a bar */
function line(label: string, words: Words, longest: number | null, total: number): View {
  return element('tr', { role: 'row' }, [
    element('th', { scope: 'row', role: 'rowheader', dir: 'auto' }, [label]),
    element('td', { role: 'cell' }, [
      ...(longest === null ? [] : [bar(words, longest)]),
      element('span', { class: 'unseen' }, [percent(wordsOf(words), total)]),
    ]),
    element('td', { role: 'cell', class: 'number' }, [String(wordsOf(words))]),
  ])
}

function bar(words: Words, longest: number): View {
  const quoted = (BAR * words.quoted) / longest
  const reported = (BAR * words.reported) / longest
  return element('svg', { viewBox: `0 0 ${BAR} 10`, preserveAspectRatio: 'none', 'aria-hidden': 'true' }, [
    element('rect', { class: 'quoted', x: 0, y: 0, width: round(quoted), height: 10 }),
    element('rect', { class: 'reported', x: round(quoted), y: 3, width: round(reported), height: 4 }),
  ])
}

const round = (length: number) => Math.round(length * 10) / 10
