import type { Article } from '../analysis.js'
import { type Layout, SentenceKind } from './document.js'
import {
  agencyIn,
  bylineOf,
  DATELINE_WINDOW,
  datelineOf,
  isCredit,
  isDebris,
  LONGEST_FURNITURE,
} from './page-furniture.js'

/** A line of the text without the blanks at its edges; UTF-16 offsets. */
export interface Line {
  start: number
  end: number
  /** Number of the run of lines without a blank one that it stands in. */
  block: number
  /** Number of its paragraph: a line that is not wrapped ends one. */
  paragraph: number
  kind: SentenceKind
  /** Where the running text starts, behind a dateline; `start` where there is none. */
  body: number
  /** Whether the line goes on in the next one (text broken at a fixed width). */
  wrapped: boolean
}

/** Bylines and datelines stand near the top. */
const TOP_LINES = 8
const LONGEST_HEADLINE_WORDS = 30
const LONGEST_CROSSHEAD_WORDS = 12

/** Cuts a text into lines and says what each is. */
export function readLines(article: Article): { lines: Line[]; layout: Layout } {
  const text = article.text
  const lines = splitLines(text)
  const layout: Layout = {
    title: article.title ?? null,
    byline: article.byline ?? null,
    agency: null,
    dateline: null,
    datelineDate: null,
  }
  markWrapped(text, lines)
  lines.forEach((line, index) => {
    const before = lines[index - 1]
    line.paragraph = before ? before.paragraph + (before.wrapped ? 0 : 1) : 0
    line.kind = kindOf(text, lines, index, layout)
  })
  return { lines, layout }
}

function splitLines(text: string): Line[] {
  const lines: Line[] = []
  let block = -1
  let blank = true
  for (let at = 0; at <= text.length; ) {
    let stop = text.indexOf('\n', at)
    if (stop < 0) stop = text.length
    let start = at
    let end = stop
    while (start < end && isBlank(text, start)) start++
    while (end > start && isBlank(text, end - 1)) end--
    if (start === end) blank = true
    else {
      if (blank) block++
      blank = false
      lines.push({ start, end, block, paragraph: 0, kind: SentenceKind.BODY, body: start, wrapped: false })
    }
    at = stop + 1
  }
  return lines
}

function isBlank(text: string, index: number): boolean {
  const unit = text.charCodeAt(index)
  return unit <= 0x20 || unit === 0xa0 || unit === 0xfeff || unit === 0x2028 || unit === 0x2029
}

/** Shortest line that can have been broken at a fixed width. */
const SHORTEST_WRAPPED = 45
/** Text counts as broken at a fixed width when this share of its inner line breaks stands before a lower-case word. */
const WRAPPED_SHARE = 0.2

function markWrapped(text: string, lines: Line[]): void {
  let breaks = 0
  let before = 0
  const inner = (line: Line, next: Line | undefined): next is Line => next !== undefined && next.block === line.block
  lines.forEach((line, index) => {
    const next = lines[index + 1]
    if (!inner(line, next)) return
    breaks++
    if (startsLower(text, next)) {
      before++
      line.wrapped = !endsSentence(text, line)
    }
  })
  if (before < 3 || before < breaks * WRAPPED_SHARE) return
  lines.forEach((line, index) => {
    if (inner(line, lines[index + 1]) && line.end - line.start >= SHORTEST_WRAPPED) line.wrapped = true
  })
}

const startsLower = (text: string, line: Line) => /^\p{Ll}/u.test(text.slice(line.start, line.start + 2))
const endsSentence = (text: string, line: Line) =>
  /[.!?…]["”’')\]]*$/.test(text.slice(Math.max(line.start, line.end - 6), line.end))

function kindOf(text: string, lines: Line[], index: number, layout: Layout): SentenceKind {
  const line = lines[index]!
  const long = line.end - line.start > LONGEST_FURNITURE
  const content = text.slice(line.start, Math.min(line.end, line.start + LONGEST_FURNITURE + 1))
  if (!long) {
    if (isDebris(content)) return SentenceKind.DEBRIS
    if (isCredit(content)) {
      layout.agency ??= agencyIn(content)
      return SentenceKind.CREDIT
    }
    const byline = index < TOP_LINES ? bylineOf(content) : null
    if (byline) {
      layout.byline ??= byline
      return SentenceKind.BYLINE
    }
  }
  if (startsBlock(lines, index) || index < TOP_LINES) {
    const whole = readDateline(line, content, layout)
    if (whole) return whole === line.end - line.start ? SentenceKind.DATELINE : SentenceKind.BODY
  }
  if (!long && isHeadline(text, lines, index, content)) {
    if (index === 0) layout.title ??= content
    return SentenceKind.HEADLINE
  }
  return SentenceKind.BODY
}

const startsBlock = (lines: Line[], index: number) => lines[index - 1]?.block !== lines[index]!.block

/** Length of the dateline that the line starts with, 0 where it has none; only the first of an article counts. */
function readDateline(line: Line, content: string, layout: Layout): number {
  if (layout.dateline) return 0
  const dateline = datelineOf(content.slice(0, DATELINE_WINDOW + 1))
  if (!dateline) return 0
  line.body = line.start + dateline.whole
  const end = line.start + dateline.place
  layout.dateline = { start: line.start, end, text: content.slice(0, dateline.place) }
  layout.datelineDate = dateline.date
  layout.agency ??= dateline.agency
  return dateline.whole
}

/**
 * The first line of an article that has more, and crossheads (short paragraphs of one line): no sentence's end, no
 * clause's start. A line of a list or a table has lines beside it.
 */
function isHeadline(text: string, lines: Line[], index: number, content: string): boolean {
  const line = lines[index]!
  if (lines.length === 1 || line.wrapped || /^[\p{Ll}([•*-]/u.test(content) || /[,;:]$/.test(content)) return false
  const words = content.split(' ')
  const stop = /[^.]\.$/.test(content)
  if (index === 0)
    return words.length <= LONGEST_HEADLINE_WORDS && (!stop || isTitled(words) || datelineFollows(text, lines[1]!))
  if (stop) return false
  if (/^["“‘'«\d]|[…"”’']$/.test(content)) return false
  const alone = startsBlock(lines, index) && lines[index + 1]?.block !== line.block
  const last = index === lines.length - 1
  return (
    alone && !last && words.length <= LONGEST_CROSSHEAD_WORDS && !/[!?]$/.test(content) && text.length > content.length
  )
}

/** "Stars Come Out For A Rainy Opening Night." and lines in capitals: a full stop makes no sentence of them. */
function isTitled(words: readonly string[]): boolean {
  const long = words.filter((word) => /\p{L}{4}/u.test(word))
  return long.length > 2 && long.filter((word) => /^[^\p{L}]*\p{Lu}/u.test(word)).length >= long.length * TITLED_SHARE
}

const TITLED_SHARE = 0.8

const datelineFollows = (text: string, line: Line) =>
  datelineOf(text.slice(line.start, Math.min(line.end, line.start + DATELINE_WINDOW))) !== null
