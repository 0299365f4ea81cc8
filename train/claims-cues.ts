import { readFileSync } from 'node:fs'
import { CUES_VERSION, Frame, type FrameName } from '../src/claims/cue-lexicon.js'
import { encodeModelFile } from '../src/resources/index.js'

/** A line of data/cues.tsv. */
export interface CueLine {
  cue: string
  frames: FrameName[]
  act: string
  speech: boolean
  example: string
}

/** @throws Error naming the line when one is malformed */
export function readCueLines(path: string): CueLine[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, index) => {
      if (line === '' || line.startsWith('#')) return []
      const [cue, frames, act, speech, example, ...rest] = line.split('\t')
      const names = (frames ?? '').split(' ').filter((name): name is FrameName => Object.hasOwn(Frame, name))
      if (!cue || names.length === 0 || !act || !example || rest.length > 0 || !/^(yes|no)$/.test(speech ?? ''))
        throw new Error(`${path}:${index + 1}: not a cue with frames, act, yes or no, and an example`)
      return [{ cue, frames: names, act, speech: speech === 'yes', example }]
    })
}

/** data/cues.tsv -> the bytes of models/cues.bin: every inflected form of every cue. */
export function compileCues(lines: readonly CueLine[]): Uint8Array {
  const forms: string[] = []
  const cueOfForm: number[] = []
  lines.forEach((line, index) => {
    for (const form of inflect(line)) {
      forms.push(form)
      cueOfForm.push(index)
    }
  })
  return encodeModelFile(
    'cues',
    CUES_VERSION,
    {},
    {
      lemmas: lines.map((line) => line.cue),
      acts: lines.map((line) => line.act),
      speech: Uint8Array.from(lines, (line) => Number(line.speech)),
      frames: Uint32Array.from(lines, (line) => line.frames.reduce((bits, name) => bits | Frame[name], 0)),
      forms,
      cueOfForm: Uint16Array.from(cueOfForm),
    },
  )
}

function inflect({ cue, frames }: CueLine): string[] {
  if (frames.includes('after') || frames.includes('adj') || frames.includes('fixed')) return [cue]
  if (frames.includes('noun')) return [cue, plural(cue)]
  const [verb, ...rest] = cue.split(' ')
  return verbForms(verb!).map((form) => [form, ...rest].join(' '))
}

const plural = (noun: string) =>
  /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : /(s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`

/** Past tense and participle of the verbs that do not take -ed. */
const IRREGULAR: Record<string, string> = {
  say: 'said', tell: 'told', think: 'thought', know: 'knew known', write: 'wrote written', read: 'read',
  speak: 'spoke spoken', feel: 'felt', hold: 'held', make: 'made', find: 'found', put: 'put', lay: 'laid', let: 'let',
  see: 'saw seen', swear: 'swore sworn', understand: 'understood', undertake: 'undertook undertaken',
  choose: 'chose chosen', begin: 'began begun', go: 'went gone', forbid: 'forbade forbidden', show: 'showed shown',
  foresee: 'foresaw foreseen', forecast: 'forecast forecasted', shoot: 'shot', hit: 'hit', seek: 'sought',
  spell: 'spelled spelt', learn: 'learned learnt', prove: 'proved proven',
} // biome-ignore format: a table
/** Verbs that double their last letter; those in l do so in British spelling only. */
const DOUBLING = new Set(
  'admit commit plan beg brag ban regret concur refer dub let put begin quip hit sum slam blog rebut'.split(' '),
)
const BRITISH_DOUBLING = new Set('label signal counsel'.split(' '))

function verbForms(verb: string): string[] {
  const stems = DOUBLING.has(verb)
    ? [verb + verb.at(-1)]
    : BRITISH_DOUBLING.has(verb)
      ? [verb, verb + verb.at(-1)]
      : [verb]
  const third = verb === 'go' ? 'goes' : plural(verb)
  const forms = new Set([verb, third])
  for (const stem of stems) {
    const cut = /[^eo]e$/.test(stem) ? stem.slice(0, -1) : stem
    forms.add(`${cut}ing`)
    if (Object.hasOwn(IRREGULAR, verb)) for (const form of IRREGULAR[verb]!.split(' ')) forms.add(form)
    else if (/[^aeiou]y$/.test(stem)) forms.add(`${stem.slice(0, -1)}ied`)
    else forms.add(stem.endsWith('e') ? `${stem}d` : `${stem}ed`)
  }
  return [...forms]
}
