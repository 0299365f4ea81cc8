import { createRequire } from 'node:module'

/** Characters of an article that are looked at, in pieces from its start, middle and end. */
const PIECE = 1500

/** Fewer running words than this say nothing: a headline. */
const FEWEST_WORDS = 12
/** … nor do fewer letters where words are written without spaces. */
const FEWEST_LETTERS = 30

/** Less running words than this among all words: a table of results, a list of names. */
const RUNNING_SHARE = 0.5

/** English words that other languages seldom share. */
const ENGLISH_WORDS = new Set(
  (
    'the and of to for that with from this these those was were been has have had are is be it its by at as on not but ' +
    'or which who whom whose what when where while would could should will can may said says he she they his her their ' +
    'them him we our you your after before about into over than there been more also an if'
  ).split(' '),
)

/** Below this share of English words a text may be in another language. */
const FOREIGN_SHARE = 0.08

/** An opening of this many characters with this share of English words is enough: nearly all articles end here. */
const OPENING = 500
const SURE_SHARE = 0.2

/** How much likelier than English another language has to be. */
const MARGIN = 2

/**
 * The language of a text, ISO 639-1. English where in doubt: names, results and headlines look like any language, so
 * only running words count (those in lower case, where the script has cases). A bounded sample is read.
 */
export function languageOf(text: string): string {
  const opening = runningWords(text.slice(0, OPENING))
  if (opening.length >= FEWEST_WORDS && englishShare(opening) >= SURE_SHARE) return 'en'
  const words = runningWords(sampleOf(text))
  const letters = words.reduce((sum, word) => sum + word.length, 0)
  if (words.length < FEWEST_WORDS && (letters < FEWEST_LETTERS || hasCase(words.join('')))) return 'en'
  if (englishShare(words) >= FOREIGN_SHARE) return 'en'
  const guesses = detector().detectAll(words.join(' '), { only: LANGUAGES })
  const [best] = guesses
  const english = guesses.find(({ lang }) => lang === 'en')
  if (!best?.lang || (english && english.accuracy * MARGIN > best.accuracy)) return 'en'
  return best.lang
}

/** Languages in which newspapers appear: a guess of Latin or Berber is English with odd words. */
const LANGUAGES = (
  'af am ar az be bg bn ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko lt lv ' +
  'mk mn mr ms mt my ne nl no pa pl ps pt ro ru sk sl sq sr sv sw ta te th tl tr uk ur uz vi zh'
).split(' ')

const require = createRequire(import.meta.url)

/** What is used of tinyld: languages by how likely each is, the likeliest first. */
interface Detector {
  detectAll(text: string, options: { only: string[] }): { lang: string; accuracy: number }[]
}

// loaded when a text does not look English, through `require` so that the answer stays synchronous. The build puts the
// one file that is used into dist/ (`npm run bundle`): the package has it in twelve forms, 12 MB, a sixth of an installation
const detector = () => require('#tinyld') as Detector

const englishShare = (words: readonly string[]) => words.filter((word) => ENGLISH_WORDS.has(word)).length / words.length

function sampleOf(text: string): string {
  if (text.length <= 3 * PIECE) return text
  const middle = Math.floor((text.length - PIECE) / 2)
  return [text.slice(0, PIECE), text.slice(middle, middle + PIECE), text.slice(-PIECE)].join(' ')
}

function runningWords(sample: string): string[] {
  const words = sample.match(/\p{L}[\p{L}\p{M}]*/gu) ?? []
  const lower = words.filter((word) => word === word.toLowerCase())
  if (lower.length >= words.length * RUNNING_SHARE) return lower
  // an article in capitals has no words in lower case: then all count
  const isCapitals = words.every((word) => word === word.toUpperCase())
  return isCapitals ? words.map((word) => word.toLowerCase()) : []
}

const hasCase = (text: string) => text.toUpperCase() !== text.toLowerCase()
