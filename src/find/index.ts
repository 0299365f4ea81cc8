import { type Article, type Span, type TextSpan, toCodePoints, type Warning } from '../analysis.js'
import type { ProjectNames } from '../names/index.js'
import type { Resources } from '../resources/index.js'
import { type Compromise, loadCompromise } from './compromise.js'
import { locateTerms } from './locate.js'
import { matchesOf, type SpanMatch } from './matches.js'
import type { OwnTags, TaggedSpan } from './own-tags.js'
import { type Pattern, parsePattern } from './pattern.js'
import { requiredWords } from './required-words.js'
import { sentencesOf } from './sentences.js'
import { OWN_TAGS } from './tags.js'

export { type FindFormatName, type FindRendering, findFormats, findPieces } from './formats.js'

export interface FindOptions {
  /** In compromise's match language. */
  pattern: string
  /** Sentences wanted before and after that of a match. */
  context: number
  /** Names that a project knows: `#Person`, `#Organization` and `#Place` follow them. */
  names?: ProjectNames | null
}

/** A match; offsets are code points of the article's text. */
export interface Match extends TextSpan {
  /** What the pattern's capture groups hold, by name. */
  groups: ReadonlyMap<string, TextSpan>
  sentence: TextSpan
  before: readonly TextSpan[]
  after: readonly TextSpan[]
}

export interface Finding {
  article: Article
  /** In text order, not overlapping. */
  matches: Match[]
  warnings: Warning[]
}

export interface Finder {
  /** Whether a text has the fixed words of the pattern: without them it has no match. Linear in the text, and fast. */
  mayMatch(text: string): boolean
  find(article: Article): Finding
}

/** compromise sees no longer sentence than this, in UTF-16 units; lists without full stops come near it. */
const LONGEST_SENTENCE = 5000

/**
 * Loads compromise, and gives what makes finders of a pattern.
 * @throws UsageError for a bad pattern, ResourceError when a model is missing or damaged
 */
export async function loadFinder(resources: Resources, options: FindOptions): Promise<() => Finder> {
  const nlp = await loadCompromise()
  const pattern = parsePattern(nlp, options.pattern)
  if (!OWN_TAGS.some((tag) => pattern.tags.has(tag))) return () => createFinder(nlp, pattern, options.context)
  // one after the other: see loadDesk
  await import('../text/index.js')
  await import('../lexicon/index.js')
  await import('../syntax/index.js')
  await import('../names/index.js')
  await import('../places/index.js')
  const { OwnTags } = await import('./own-tags.js')
  const names = options.names ?? null
  return () => createFinder(nlp, pattern, options.context, new OwnTags(resources, pattern.tags, names))
}

/** Reads a pattern for what it holds. @throws UsageError */
export async function readPattern(pattern: string): Promise<Pattern> {
  return parsePattern(await loadCompromise(), pattern)
}

function createFinder(nlp: Compromise, pattern: Pattern, context: number, ownTags?: OwnTags): Finder {
  const required = requiredWords(nlp, pattern.steps)
  const mayMatch = (text: string) => {
    const lower = required.length > 0 ? text.toLowerCase() : ''
    return required.every((test) => test.test(lower))
  }

  /** The matches within a sentence; offsets are UTF-16 of the article. */
  function matchesIn(text: string, sentence: Span, tagged: () => readonly TaggedSpan[]): SpanMatch[] {
    const words = text.slice(sentence.start, sentence.end)
    const view = nlp(words)
    const places = locateTerms(words, view.docs.flat()).map(({ start, end }) => ({
      start: start + sentence.start,
      end: end + sentence.start,
    }))
    ownTags?.apply(view, places, tagged())
    return matchesOf(view, pattern.steps, places)
  }

  return {
    mayMatch,
    find(article) {
      const { text } = article
      const finding: Finding = { article, matches: [], warnings: [] }
      let tagged: TaggedSpan[] | undefined
      const names = () => (tagged ??= ownTags!.read(article))
      const sentences = [...sentencesOf(nlp, text)]
      const cited = citing(text)
      for (const [index, sentence] of sentences.entries()) {
        if (!mayMatch(text.slice(sentence.start, sentence.end))) continue
        if (sentence.end - sentence.start > LONGEST_SENTENCE) {
          finding.warnings.push(tooLong(cited(sentence)))
          continue
        }
        const found = matchesIn(text, sentence, names)
        if (found.length === 0) continue
        const around = {
          sentence: cited(sentence),
          before: sentences.slice(Math.max(0, index - context), index).map(cited),
          after: sentences.slice(index + 1, index + 1 + context).map(cited),
        }
        for (const { span, groups } of found) {
          const held = new Map(groups.map(([name, group]) => [name, cited(group)]))
          finding.matches.push({ ...cited(span), groups: held, ...around })
        }
      }
      return finding
    },
  }
}

/** Turns spans in UTF-16 into those in code points, with their text. */
function citing(text: string): (span: Span) => TextSpan {
  const toPoint = toCodePoints(text)
  return ({ start, end }) => ({ start: toPoint(start), end: toPoint(end), text: text.slice(start, end) })
}

/** About the article as a whole, so that it is always shown: who asked would take it for searched. */
function tooLong({ start, end }: Span): Warning {
  const message = `a sentence of ${end - start} characters is not searched (at character ${start}); the limit is ${LONGEST_SENTENCE}`
  return { code: 'long-sentence', message, start: null, end: null }
}
