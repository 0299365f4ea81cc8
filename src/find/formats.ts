import { Chalk } from 'chalk'
import type { TextSpan } from '../analysis.js'
import {
  type Cell,
  oneLine,
  type Pieces,
  type Positions,
  positionsIn,
  safeJson,
  separatedLines,
  tableDrawer,
} from '../write/index.js'
import type { Finding, Match } from './index.js'
import { markedSentence } from './marks.js'
import { FIND_SCHEMA } from './schema.js'

/** What the output of matches depends on. */
export interface FindRendering {
  format: FindFormatName
  /** Names of the pattern's capture groups. */
  groups: readonly string[]
  /** Whether neighbouring sentences are wanted. */
  context: boolean
  /** Columns of the terminal. */
  width: number
  /** chalk's level of colour. */
  color: 0 | 1 | 2 | 3
}

/** Every form of matches by the name that `--format` takes; an article without a match has an empty piece. */
export const findFormats = { text, table, json, ndjson, csv }

export type FindFormatName = keyof typeof findFormats
type FindPieces = Promise<Pieces<Finding>>

export async function findPieces(rendering: FindRendering): FindPieces {
  const pieces = await findFormats[rendering.format](rendering)
  return { ...pieces, of: (finding) => (finding.matches.length === 0 ? [] : pieces.of(finding)) }
}

const NOTHING = { head: '', between: '', tail: '', empty: '' }

/** As grep prints: `path:line:column: sentence`, neighbours with dashes, and `--` between the matches that have some. */
async function text({ context, color }: FindRendering): FindPieces {
  const chalk = new Chalk({ level: color })
  const separator = context ? `${chalk.cyan('--')}\n` : ''
  return {
    ...NOTHING,
    between: separator,
    *of({ article, matches }) {
      const positions = positionsIn(article.text)
      const id = chalk.magenta(oneLine(article.id))
      const line = (at: number, sign: string, sentence: string) => {
        const [row, column] = positions
          .lineColumn(at)
          .split(':')
          .map((number) => chalk.green(number))
        return `${[id, row, column].join(chalk.cyan(sign)) + chalk.cyan(sign)} ${sentence}\n`
      }
      const neighbour = (sentence: TextSpan) => line(sentence.start, '-', oneLine(sentence.text))
      for (const [index, match] of matches.entries()) {
        if (index > 0) yield separator
        for (const sentence of match.before) yield neighbour(sentence)
        yield line(match.start, ':', markedSentence(match, positions, chalk))
        for (const sentence of match.after) yield neighbour(sentence)
      }
    },
  }
}

/** Tables for the screen, an article's under its title and id. */
async function table({ groups, width, color }: FindRendering): FindPieces {
  const chalk = new Chalk({ level: color })
  const draw = await tableDrawer(width, chalk)
  const head = ['where', 'match', ...groups, 'sentence']
  return {
    ...NOTHING,
    between: '\n',
    *of({ article, matches }) {
      const positions = positionsIn(article.text)
      if (article.title) yield `${chalk.bold(oneLine(article.title))}\n`
      yield chalk.dim(oneLine(article.id))
      const rows = matches.map((match) => {
        const held = groups.map((name) => match.groups.get(name)?.text ?? '')
        const cells = [positions.lineColumn(match.start), match.text, ...held, match.sentence.text]
        return { cells: cells.map(oneLine) }
      })
      yield* draw({ head, rows })
    },
  }
}

async function json(): FindPieces {
  return {
    head: '[\n',
    between: ',\n',
    tail: '\n]\n',
    empty: '[]\n',
    *of({ article, matches }) {
      const positions = positionsIn(article.text)
      for (const [index, match] of matches.entries()) {
        yield (index > 0 ? ',\n' : '') + safeJson(record(article.id, match, positions))
      }
    },
  }
}

/** One match a line. */
async function ndjson(): FindPieces {
  return {
    ...NOTHING,
    *of({ article, matches }) {
      const positions = positionsIn(article.text)
      for (const match of matches) yield `${safeJson(record(article.id, match, positions))}\n`
    },
  }
}

function record(article: string, match: Match, positions: Positions) {
  const { start, end, text, groups, sentence, before, after } = match
  const [line, column] = positions.lineColumn(start).split(':').map(Number)
  const held = Object.fromEntries(groups)
  return { schema: FIND_SCHEMA, article, line, column, start, end, text, groups: held, sentence, before, after }
}

const CSV_COLUMNS = ['article', 'line', 'start', 'end', 'match', 'sentence']
const CSV_CONTEXT = ['before', 'after']

/** A row a match, the groups behind the columns that all patterns have. */
async function csv({ groups, context }: FindRendering): FindPieces {
  const lines = separatedLines(',')
  const common = [...CSV_COLUMNS, ...(context ? CSV_CONTEXT : [])]
  const head = lines([[...common, ...groups.map((name) => (common.includes(name) ? `${name}_group` : name))]])
  return {
    ...NOTHING,
    head,
    empty: head,
    *of({ article, matches }) {
      const positions = positionsIn(article.text)
      const row = ({ start, end, text, sentence, before, after, groups: held }: Match): Cell[] => [
        ...[article.id, positions.lineColumn(start), start, end, text, sentence.text],
        ...(context ? [joined(before), joined(after)] : []),
        ...groups.map((name) => held.get(name)?.text ?? null),
      ]
      yield lines(matches.map(row))
    },
  }
}

const joined = (sentences: readonly TextSpan[]) => sentences.map(({ text }) => text).join(' ')
