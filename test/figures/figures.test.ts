import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { read, readOne } from './read.js'

describe('tells how exact a number is', () => {
  it.each([
    ['About 40 sheep got out.', 'about'],
    ['Nearly 40 sheep got out.', 'about'],
    ['Some 40 sheep got out.', 'about'],
    ['More than 40 sheep got out.', 'more-than'],
    ['Over 40 sheep got out.', 'more-than'],
    ['Fewer than 40 sheep got out.', 'less-than'],
    ['At least 40 sheep got out.', 'at-least'],
    ['As many as 40 sheep got out.', 'up-to'],
    ['Up to 40 sheep got out.', 'up-to'],
    ['A record 40 sheep got out.', 'exact'],
    ['Profits rose 12%.', 'up'],
    ['Profits were down 12% on the year.', 'down'],
    ['A drop of 12% was seen.', 'down'],
    ['The bank cut its rate by 2 percent.', 'down'],
    ['The council increased its budget by about $3 million.', 'about'],
    ['The council increased its budget by $3 million.', 'up'],
    ['The ministry reduced the number of posts by 300.', 'down'],
    ['Exports of tea fell in May by 12%.', 'down'],
    ['The budget was read by 300 clerks.', 'exact'],
    ['The bank announced a half-point increase.', 'up'],
    ['Sales rose 2 to 3 percent.', 'up'],
  ])('%s', (text, qualifier) => {
    expect(readOne(text).qualifier).toBe(qualifier)
  })

  it('gives a step of a change the level that it leads to', () => {
    const { figures } = read('Support for the bridge fell by 3 points to 41.')
    expect(figures.map(({ value, qualifier, to }) => [value, qualifier, to])).toEqual([
      [3, 'down', 41],
      [41, 'exact', null],
    ])
  })

  it('keeps the rate of a level whose noun stands before the step', () => {
    const { figures } = read('The plan would raise the output of the farm by 2% to 900 tons of tea a year.')
    expect(figures.map(({ value, unit, to }) => [value, unit, to])).toEqual([
      [2, '%', 900],
      [900, 'ton per year', null],
    ])
  })

  it('gives the level that a change starts from its end', () => {
    const { figures } = read('Membership of the choir fell from 960 in 2018 to 410 last year.')
    expect(figures.map(({ value, qualifier, to, what }) => [value, qualifier, to, what])).toEqual([
      [960, 'down', 410, 'Membership of the choir'],
      [410, 'down', null, 'Membership of the choir'],
    ])
  })
})

describe('names what is counted', () => {
  it.each([
    ['The duke sent 300 tired soldiers.', 'tired soldiers'],
    ['The club has 21 members of NATO.', 'members of NATO'],
    ['Dozens of cyclists rode past.', 'cyclists'],
    ['One Iraqi was hurt.', 'Iraqi'],
    ['Two Chinese were arrested.', 'Chinese'],
    ['Unemployment fell to 4%.', 'Unemployment'],
    ['Half of 40% of voters said no.', 'voters'],
    ['A 42-year-old man slipped.', 'man'],
    ['The talks took 9 hours.', 'hours'],
    ['The town signed a $5 million contract.', 'contract'],
  ])('%s', (text, what) => {
    expect(read(text).figures.map((figure) => figure.what)).toContain(what)
  })

  it('reads what "which" stands for', () => {
    const figure = readOne('The towns of the valley, of which 12 are members of the league, met.')
    expect(figure.about).toContain('towns')
  })

  it('tells what a number is about beside what it counts', () => {
    expect(readOne('The deployment of 300 soldiers began.')).toMatchObject({
      what: 'soldiers',
      about: 'deployment',
      event: 'deployed',
    })
  })
})

describe('labels the topic of a measure for a table cell', () => {
  it.each([
    ['with its owner', 'The northern bank will charge a 0.6 percent fee.', 'fee, northern bank'],
    ['without possessives and articles', "The mill's owner charges a fee of 5%.", 'fee, mill owner'],
    ['with commas for prepositions', 'The mill in Dorby posted a loss of $4 million.', 'loss, mill, Dorby'],
    ['by who said it', 'Acme Airways said it will pay a fine of $4 million.', 'fine, Acme Airways'],
    ['not where a change has its noun', 'Exports to Norway dropped 7%.', null],
    ['not where a level has its noun', 'Sales of tea slumped to $3 billion.', null],
    ['not for an age', 'Police saw a 42-year-old man.', null],
    ['not for a time', 'The senator left the party six months ago.', null],
    ['of two nouns before the number', 'The mill paid a scale of fines from $250 to $900.', 'scale of fines, mill'],
  ])('%s: %s', (_, text, about) => {
    expect(readOne(text).about).toBe(about)
  })
})

describe('finds the noun', () => {
  it.each([
    ['before a sign', 'Markets: Alpha +0.2% Beta 50 +0.3% Gamma -0.8%.', ['Alpha', 'Beta 50', 'Gamma']],
    ['before a bracket', 'Alpha Bank (up 3%) led the gains.', ['Alpha Bank']],
    ['that a sum is for', 'The firm called on neighbours to pay $9 a year for water.', ['water']],
    ['without another measure', 'The coach won 53 percent, Roe 68 percent.', ['coach', 'Roe']],
    ['not where it is who foresees', 'Analysts had expected $2.7bn.', [null]],
    ['of points for their share', 'The harbour index lost 162 points, or 2.1%.', ['points', 'harbour index']],
    ['without a participle before it', 'The talks on cutting fees: 5%.', ['fees']],
    ['behind a number in a name', 'The FTSE 250 index gained 2%.', ['FTSE 250 index']],
    ['behind a number at a hyphen', 'The blue QX-35 index gained 2%.', ['blue QX-35 index']],
    ['with a number at its end', 'Markets: DAX +0.4% FTSE 100 +0.1%.', ['DAX', 'FTSE 100']],
  ])('%s: %s', (_, text, whats) => {
    expect(read(text).figures.map(({ what }) => what)).toEqual(whats)
  })
})

describe('names the happening', () => {
  it.each([
    ['The flood forced 2,300 people from their homes.', ['displaced']],
    ['More than 2,300 were forced from their homes.', ['displaced']],
    ['Some 400 families had to leave their houses.', ['displaced']],
    ['A landslide killed 12 hikers.', ['killed']],
    ['Police arrested 40 squatters.', ['arrested']],
    ['In the blast 9 cooks were killed and 30 injured.', ['killed', 'injured']],
    ['Some 6 divers are still missing.', ['missing']],
    ['The flood displaced 8,000 families.', ['displaced']],
    ['The choir sang 12 songs.', [null]],
  ])('%s', (text, events) => {
    expect(read(text).figures.map(({ event }) => event)).toEqual(events)
  })
})

describe('reads ages', () => {
  it.each([
    ['A 42-year-old man slipped.', 42],
    ['A girl aged 7 found it.', 7],
    ['The cub is 5 months old.', 5],
    ['She was 10 when it happened.', 10],
  ])('%s', (text, value) => {
    expect(readOne(text)).toMatchObject({ value, kind: 'age' })
  })

  it.each([
    ['The Welsh writer, 58, moved to Lisbon.', 'Welsh writer'],
    ['Her brother, 43, sold the farm.', 'brother'],
    ['Thomas Hollis, 44, guilty of theft, was fined.', 'Thomas Hollis'],
    ['Girls under the age of 12 years swim free.', 'Girls'],
    ['We met her son Leo, who is 8, at sea.', 'son Leo'],
    ['I said many things when I was 30.', null],
    ['Judge Ann Lee found Carmel Borg, 61, guilty.', 'Carmel Borg'],
  ])('%s', (text, what) => {
    const figure = readOne(text)
    expect(figure).toMatchObject({ kind: 'age', unit: 'year of age' })
    expect(figure.what).toBe(what)
  })

  it('is no age behind another noun', () => {
    expect(readOne('In the second round, 58, a record, came in.').kind).toBe('count')
  })
})

it('gives a figure the date of its sentence', () => {
  const { figures } = read('The mill sold 40 tons on Monday.', '2022-01-12')
  expect(figures[0]!.when).toEqual({ from: '2022-01-10', to: '2022-01-10' })
})

it('says which rules a figure rests on', () => {
  expect(readOne('About 40 sheep got out.').why!.map(({ by }) => by)).toEqual([
    'number in digits',
    'qualifier: about',
    'noun beside it',
  ])
})

const WORDS =
  '5 1,200 .5 -3 1e9 1/2 ½ ３ ٣ $ € % km years million bn hundred and a half of to between - – ( ) [ ] one twenty dozens tens ago last May Monday 2019 8:30 3:1 NaN Infinity __proto__ constructor US$ USD5 per per cent more than up'.split(
    ' ',
  )
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 40 }).map((words) => words.join(' ')),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 20 }).map((words) => words.join('')),
)

describe('of any text', () => {
  it('gives finite values, spans inside the text, in order and without overlap', () => {
    fc.assert(
      fc.property(text, (input) => {
        const { figures, dates } = read(input, '2022-01-12')
        let last = 0
        for (const { start, end, value, upper, base } of figures) {
          expect(Number.isFinite(value)).toBe(true)
          expect(upper === null || Number.isFinite(upper)).toBe(true)
          expect(base === null || Number.isFinite(base.value)).toBe(true)
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(input.length)
          last = end
        }
        for (const { from, to } of dates) expect((from ?? '') <= (to ?? '')).toBe(true)
        expect(read(input, '2022-01-12')).toEqual({ figures, dates })
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ['ten thousand digits', '9'.repeat(10_000)],
    ['ten thousand number words', 'twenty thousand '.repeat(5000)],
    ['a sentence of ten thousand figures', '5 km and '.repeat(10_000)],
    ['ten thousand signs', 'minus '.repeat(10_000)],
    ['ten thousand dates', 'May 3, '.repeat(10_000)],
    ['ten thousand hyphens', '1-2-3-'.repeat(3000)],
    ['a vague number without end', 'tens of '.repeat(5000)],
  ])('comes to an end with %s', (_, input) => {
    expect(read(input).figures.every(({ value }) => Number.isFinite(value))).toBe(true)
  })
})
