import { InvalidArgumentError, Option } from 'commander'
import type { TableName } from '../analysis.js'
import type { Shard } from '../batch/index.js'
import type { Filters } from '../filter/index.js'
import { type FindFormatName, findFormats } from '../find/formats.js'
import { type InputFormat, inputFormats } from '../read/formats.js'
import { type FormatName, formatNames } from '../write/index.js'
import { filterOptions } from './filter-options.js'
import type { ColorFlag } from './terminal.js'

/** What the options say that all commands with inputs have; commander fills them by their long names. */
export interface RunOptions {
  output?: string
  names?: string
  inputFormat: InputFormat | 'auto'
  filesFrom?: string
  null?: boolean
  root?: string
  errors?: string
  jobs?: number
  timeout: number
  shard?: Shard
  maxArticle: number
  maxContainer: number
  width?: number
  color: ColorFlag
  exitStatus?: boolean
  quiet?: boolean
  verbose?: boolean
  debug?: boolean
  config: boolean
}

/** What the options of an analysis command say, checked. */
export interface AnalysisOptions extends RunOptions, Filters {
  format: FormatName
  only?: TableName[]
  minConfidence?: number
  speech?: boolean
  cueThreshold?: number
  splitQuotes?: boolean
  withText?: boolean
  explain?: boolean
  count?: boolean
  resume?: string
  cache?: string
}

/** What the options of `find` say, checked. */
export interface FindCallOptions extends RunOptions {
  format: FindFormatName
  context: number
}

export const TABLES: readonly TableName[] = ['actors', 'places', 'claims', 'figures']

const SMALLEST_WIDTH = 40
const LARGEST_WIDTH = 10_000
const MOST_JOBS = 256
const MOST_CONTEXT = 100
const DEFAULT_TIMEOUT = 30
const DEFAULT_MAX_ARTICLE = 20
const DEFAULT_MAX_CONTAINER = 64
/** V8's longest string is about half a gigabyte: a larger text cannot be held. */
const LARGEST_SIZE = 500

/**
 * Every option of the analysis commands, once: parser, help, man page, completions and the settings of copydesk.toml and
 * COPYDESK_* are made from it. The help keeps the order. A value that is called file, path or folder is a path; an option
 * that may be given several times has a parser that adds to what it is given.
 */
export function analysisOptions(): Option[] {
  return grouped([
    [
      'Output:',
      [
        new Option('-f, --format <format>', 'form of the result').choices(formatNames).default('table'),
        new Option(
          '-o, --output <path>',
          'write to a file, whole or not at all; for csv and tsv of several tables a folder',
        ),
        new Option('--only <list>', 'tables that are wanted').choices(TABLES).argParser(tableList),
        new Option('--min-confidence <x>', 'leave out rows below it').argParser(numberBetween(0, 1)),
        new Option('--speech', 'only claims that were said or written, no plans, deeds and attitudes'),
        new Option(
          '--cue-threshold <x>',
          'how much words must look like a cue to be one; lower finds more claims, higher fewer wrong ones (default: -0.15)',
        ).argParser(numberBetween(-5, 5)),
        new Option('--split-quotes', 'quoted sentences that go on after a claim are claims of their own'),
        new Option('--explain', 'give each row its why: the rule or model, and the words that it rests on'),
        new Option('--with-text', "put the article's text into json and ndjson"),
        new Option('--count', 'numbers of rows in place of the rows'),
        ...screenOptions(),
      ],
    ],
    ['Filters (several of one: any of them; different ones: all of them):', filterOptions()],
    ['Input:', inputOptions()],
    [
      'The run:',
      [
        ...runOptions(),
        new Option('--resume <file>', 'journal of the run: with it, a run that was broken off goes on (needs -o)'),
        new Option('--cache <folder>', 'keeps analyses there; articles that are unchanged are not analysed again'),
      ],
    ],
  ])
}

/** Every option of `find`, once. */
export function findOptions(): Option[] {
  return grouped([
    [
      'Output:',
      [
        new Option('-f, --format <format>', 'form of the result').choices(Object.keys(findFormats)).default('text'),
        new Option('-o, --output <path>', 'write to a file, whole or not at all'),
        new Option('--context <n>', 'sentences before and after that of a match')
          .argParser(wholeNumber(0, MOST_CONTEXT))
          .default(0),
        ...screenOptions(),
      ],
    ],
    ['Input:', inputOptions()],
    ['The run:', runOptions()],
  ])
}

const grouped = (groups: readonly [string, Option[]][]) =>
  groups.flatMap(([group, options]) => options.map((option) => option.helpGroup(group)))

function screenOptions(): Option[] {
  return [
    new Option('--width <columns>', "width of tables (default: the terminal's)").argParser(
      wholeNumber(SMALLEST_WIDTH, LARGEST_WIDTH),
    ),
    new Option('--color <when>', 'colours').choices(['auto', 'always', 'never']).default('auto'),
  ]
}

function inputOptions(): Option[] {
  return [
    new Option('--input-format <format>', 'form of the articles')
      .choices(['auto', ...Object.keys(inputFormats)])
      .default('auto'),
    new Option('--names <file>', 'names that your project knows (see below)'),
    new Option('--files-from <file>', 'read input paths from a file, a line each; - is standard input'),
    new Option('-0, --null', 'the paths of --files-from end in NUL (find -print0)'),
    new Option('--root <folder>', "articles' ids are paths relative to it"),
    new Option('--max-article <MB>', 'largest article')
      .argParser(wholeNumber(1, LARGEST_SIZE))
      .default(DEFAULT_MAX_ARTICLE),
    new Option('--max-container <MB>', 'largest file that holds several')
      .argParser(wholeNumber(1, LARGEST_SIZE))
      .default(DEFAULT_MAX_CONTAINER),
  ]
}

function runOptions(): Option[] {
  return [
    new Option('-j, --jobs <n>', 'workers (default: one a processor)').argParser(wholeNumber(1, MOST_JOBS)),
    new Option('--timeout <seconds>', 'longest time for an article')
      .argParser(numberBetween(0.001, 86_400))
      .default(DEFAULT_TIMEOUT),
    new Option('--shard <i/n>', 'only the i-th of n shares of the articles, by a hash of their ids').argParser(shard),
    new Option('--exit-status', 'exit code 5 where nothing was found'),
    new Option('--errors <file>', 'each failed input as a line of JSON'),
    new Option('-q, --quiet', 'no progress and no warnings, only errors'),
    new Option('-v, --verbose', 'all warnings, and a last line with counts and speed'),
    new Option('--debug', 'stack traces with errors'),
    new Option('--no-config', 'take no settings from a copydesk.toml'),
  ]
}

function tableList(value: string, before: readonly TableName[] = []): TableName[] {
  const names = [...before, ...value.split(',').map((name) => name.trim())]
  for (const name of names) {
    if (!(TABLES as readonly string[]).includes(name))
      throw new InvalidArgumentError(`The tables are ${TABLES.join(', ')}.`)
  }
  return TABLES.filter((table) => names.includes(table))
}

function shard(value: string): Shard {
  const [, index = '', count = ''] = /^(\d{1,6})\/(\d{1,6})$/.exec(value) ?? []
  const shard = { index: Number(index), count: Number(count) }
  if (shard.index < 1 || shard.index > shard.count)
    throw new InvalidArgumentError('It is like 2/4: the second of four.')
  return shard
}

function numberBetween(least: number, most: number) {
  return (value: string): number => {
    const number = value.trim() === '' ? Number.NaN : Number(value)
    if (number >= least && number <= most) return number
    throw new InvalidArgumentError(`It is a number from ${least} to ${most}.`)
  }
}

function wholeNumber(least: number, most: number) {
  return (value: string): number => {
    const number = /^\d+$/.test(value) ? Number(value) : Number.NaN
    if (number >= least && number <= most) return number
    throw new InvalidArgumentError(`It is a whole number from ${least} to ${most}.`)
  }
}
