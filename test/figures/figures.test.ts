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
})

describe('names what is counted', () => {
  it.each([
    ['The duke sent 300 tired soldiers.', 'tired soldiers'],
    ['The club has 21 members of NATO.', 'members of NATO'],
    ['Dozens of cyclists rode past.', 'cyclists'],
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

describe('names the happening', () => {
  it.each([
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
