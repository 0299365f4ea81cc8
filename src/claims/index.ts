import type { ClaimKind, Modality, Span, Why } from '../analysis.js'
import { openWordVectors } from '../lexicon/index.js'
import type { NameSpan } from '../names/index.js'
import type { Resources } from '../resources/index.js'
import { readTree, type Syntax } from '../syntax/index.js'
import type { Document, Vocabulary } from '../text/index.js'
import { ClaimText, type TokenSpan } from './claim-text.js'
import { makeColumns } from './columns.js'
import { completeByRules } from './complete.js'
import { CueLexicon, Frame } from './cue-lexicon.js'
import type { Draft } from './draft.js'
import { entryWithin, finish } from './finish.js'
import { ClaimsModel, openClaimsWeights } from './model.js'
import { phraseStartingAt } from './noun-phrases.js'
import { claimsByRule } from './rules.js'
import { claimsByForm, quotationsAlone } from './special-forms.js'
import { WordForms } from './word-forms.js'

/** Who said what, as words of the text; the actors desk turns the source into a speaker. Spans are UTF-16. */
export interface Attribution {
  kind: ClaimKind
  /** The words that name who speaks, with their apposition; null where none are given. */
  source: Span | null
  cue: (Span & { lemma: string; act: string }) | null
  modality: Modality
  audience: Span | null
  /** In text order; several where a cue splits the quote. Quotation marks belong to it. */
  content: Span[]
  /** Index of the attribution that this one stands within. */
  inside: number | null
  repaired: boolean
  confidence: number
  why: Why[] | null
}

export interface ClaimsOptions {
  explain: boolean
  /** Keep claims of speech, leave out plans, deeds and attitudes. */
  speechOnly: boolean
  /** How much a word must look like a cue, in mean margins; lower finds more, higher is more often right. */
  threshold?: number
  /** Quoted sentences that go on after a claim, without a cue of their own, are claims of their own. */
  splitQuotes?: boolean
}

export interface ClaimsDesk {
  /** Attributions in order of their first content word. */
  read(document: Document, syntax: Syntax, names: readonly NameSpan[]): Attribution[]
}

/** Of those tried, with this most claims had the right source in training articles held out; corpora of speech alone prefer 0. */
export const DEFAULT_CUE_THRESHOLD = -0.15

/** @throws ResourceError when a model file is missing or damaged */
export function createClaims(resources: Resources, vocabulary: Vocabulary, options: ClaimsOptions): ClaimsDesk {
  const lexicon = new CueLexicon(resources, vocabulary)
  const { splitQuotes = false, threshold = DEFAULT_CUE_THRESHOLD } = options
  const forms = new WordForms(vocabulary, openWordVectors(resources, vocabulary).cluster)
  const model = resources.has('claims') ? new ClaimsModel(openClaimsWeights(resources), forms) : null
  return {
    read(document, syntax) {
      const text = new ClaimText(document)
      const rules = draftsByRule(text, lexicon)
      const alone = quotationsAlone(text)
      let drafts: Draft[]
      if (model) {
        const columns = makeColumns(text, lexicon, syntax, forms, rules)
        const found = model
          .read(text, columns, readTree(document, syntax), -threshold)
          .map((draft) => sourceBehind(text, { ...draft, entry: entryWithin(text, lexicon, draft.cue) }))
        drafts = completeByRules(text, found, [...rules, ...alone])
      } else drafts = completeByRules(text, rules, alone)
      if (splitQuotes) drafts = drafts.flatMap((draft) => splitFollowing(text, draft))
      if (options.speechOnly) drafts = drafts.filter(({ entry }) => entry?.speech !== false)
      return finish(text, drafts, (token) => syntax.lemma(token), options.explain)
    },
  }
}

/** "According to him": such a cue has its source right behind it, whatever else looks like one; so has an inverted cue. */
function sourceBehind(text: ClaimText, draft: Draft): Draft {
  const { cue, entry, source } = draft
  if (!cue || source?.[0] === cue[1]) return draft
  const isBefore = entry !== null && (entry.frames & Frame.after) !== 0
  if (!isBefore && !isInverted(text, cue, source)) return draft
  return { ...draft, source: phraseStartingAt(text, cue[1], text.sentenceEnd(cue[0])) ?? source }
}

/**
 * '“It is over,” underlined the head of the mission.': the cue stands right behind a quotation, so who speaks stands
 * behind it, not somewhere before the quotation. ("…,” adding a word of thanks": that is its object.)
 */
function isInverted(text: ClaimText, cue: TokenSpan, source: TokenSpan | null): boolean {
  const quote = text.quotes[text.quoteOf[cue[0] - 1] ?? -1]
  if (quote?.to !== cue[0]) return false
  if (source !== null && source[1] > quote.from && source[0] < text.sentenceEnd(cue[0])) return false
  return !text.lower(cue[1] - 1).endsWith('ing')
}

/** Takes the quotations in later sentences than the cue's off a claim: each is a claim without a cue of its own. */
function splitFollowing(text: ClaimText, draft: Draft): Draft[] {
  const end = draft.cue && Math.max(text.sentenceEnd(draft.cue[0]), draft.content[0]![1])
  if (end === null) return [draft]
  const own = draft.content.filter(([from], part) => part === 0 || from < end)
  const rest = draft.content.slice(own.length)
  return [{ ...draft, content: own }, ...rest.map((part) => ({ ...draft, cue: null, entry: null, content: [part] }))]
}

/** What rules alone find. */
export function draftsByRule(text: ClaimText, lexicon: CueLexicon): Draft[] {
  return [...claimsByForm(text), ...claimsByRule(text, lexicon)]
}
