import { InvalidArgumentError, Option } from 'commander'
import { UsageError } from '../errors.js'
import { ACTS, type Filters, KINDS } from '../filter/filters.js'
import { wordsOf } from '../filter/passages.js'
import { suggestion } from './command-line.js'

/** The filters of an analysis command; each name may be given several times. */
export function filterOptions(): Option[] {
  return [
    new Option('--speaker <name>', 'what this person, body or country says').argParser(listOf(name)),
    new Option('--actor <name>', 'this person, body or country, and what stands with them').argParser(listOf(name)),
    new Option('--place <name>', 'this place and those in it, and what stands with them').argParser(listOf(name)),
    new Option('--kind <kind>', 'rows of this kind: direct, money, city, person …')
      .choices(ALL_KINDS)
      .argParser(choices(ALL_KINDS)),
    new Option('--act <act>', 'claims of this act: deny, promise, warn …').choices(ACTS).argParser(choices(ACTS)),
    new Option('--unit <unit>', 'figures in this unit: USD, km, % …').argParser(listOf(name)),
    new Option('--min <value>', 'figures of at least this value').argParser(value),
    new Option('--contains <words>', 'rows in whose sentence all of these words stand').argParser(listOf(words)),
    new Option('--since <date>', 'rows of this day, month or year or later (2022-01-31)').argParser(firstDay),
    new Option('--until <date>', 'rows of this day, month or year or earlier').argParser(lastDay),
  ]
}

const FILTERS: readonly (keyof Filters)[] = [
  ...(['speaker', 'actor', 'place', 'kind', 'act', 'unit', 'min', 'contains', 'since', 'until'] as const),
]

/** The filters that were given, undefined where there are none. @throws UsageError */
export function filtersOf(options: Filters): Filters | undefined {
  const { since, until } = options
  if (since !== undefined && until !== undefined && since > until)
    throw new UsageError(`--since ${since} is after --until ${until}\nswap them`)
  const given = FILTERS.filter((filter) => options[filter] !== undefined)
  return given.length === 0 ? undefined : Object.fromEntries(given.map((filter) => [filter, options[filter]]))
}

const ALL_KINDS = [...new Set(Object.values(KINDS).flat())]

/** Collects the values of an option that may come several times. */
function listOf(read: (value: string) => string | string[]) {
  return (value: string, before: readonly string[] = []): string[] => before.concat(read(value))
}

function name(value: string): string {
  if (wordsOf(value).length === 0 && !/[\p{Sc}%°]/u.test(value))
    throw new InvalidArgumentError('It is a name, with letters or digits.')
  return value
}

function words(value: string): string {
  if (wordsOf(value).length === 0) throw new InvalidArgumentError('It is one word or several.')
  return value
}

/** One of a list, or several with commas between them. */
function choices(allowed: readonly string[]) {
  return listOf((value) => {
    const given = value.split(',').map((choice) => choice.trim().toLowerCase())
    for (const choice of given) {
      if (allowed.includes(choice)) continue
      const nearest = suggestion(choice, allowed)
      throw new InvalidArgumentError(
        `It is one of these${nearest ? `; did you mean ${nearest}?` : ':'} (${allowed.join(', ')})`,
      )
    }
    return given
  })
}

/** A number, also "1,000". */
function value(text: string): number {
  const number = text.trim() === '' ? Number.NaN : Number(text.replace(/(?<=\d),(?=\d{3})/g, ''))
  if (Number.isFinite(number)) return number
  throw new InvalidArgumentError('It is a number like 1000 or 2.5.')
}

const firstDay = (text: string) => dayOf(text, '01', () => '01')
const lastDay = (text: string) => dayOf(text, '12', (year, month) => `${daysIn(year, month)}`)

/** The day that a date stands for, where it is a year or a month. */
function dayOf(text: string, monthOfYear: string, dayOfMonth: (year: string, month: string) => string): string {
  const [, year, month = monthOfYear, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text.trim()) ?? []
  if (year !== undefined && Number(month) >= 1 && Number(month) <= 12) {
    if (day === undefined) return `${year}-${month}-${dayOfMonth(year, month)}`
    if (Number(day) >= 1 && Number(day) <= daysIn(year, month)) return `${year}-${month}-${day}`
  }
  throw new InvalidArgumentError('It is a date like 2022-01-31, 2022-01 or 2022.')
}

const daysIn = (year: string, month: string) => new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
