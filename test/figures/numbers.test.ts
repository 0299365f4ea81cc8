import { describe, expect, it } from 'vitest'
import { read, readOne } from './read.js'

describe('reads the value of a number', () => {
  it.each([
    ['The town counted 1,200 goats.', 1200],
    ['Sales of sheep fell for two quarters.', 2],
    ['Three quarters of the sheep fell ill.', 0.75],
    ['The plan needs 1,00,000 bricks.', 100_000],
    ['A farmer sold 1 414 021 turnips.', 1_414_021],
    ['She planted twenty-one trees.', 21],
    ['He owns two hundred and six kites.', 206],
    ['They baked a dozen pies.', 12],
    ['The mill employs thirty-five hundred weavers.', 3500],
    ['Some 2.5 million herons nest there.', 2_500_000],
    ['About 3m herons nest there.', 3_000_000],
    ['The guild has half a million members.', 500_000],
    ['The vat took two and a half million bottles.', 2_500_000],
    ['Add 2 1/2 cups of oats.', 2.5],
    ['Add 2½ cups of oats.', 2.5],
    ['Nearly a third of voters stayed at home.', 1 / 3],
    ['Two-thirds of the seats are taken.', 2 / 3],
    ['Nine out of ten cats agreed.', 0.9],
    ['One in four lamps is broken.', 0.25],
    ['The state bought 6 lakh pumps.', 600_000],
    ['The galaxy weighs 4e14 tons.', 4e14],
    ['The rate is .5 per cent.', 0.5],
    ['The bank cut its rate by a quarter point.', 0.25],
    ['He bought a half share in the boat.', 0.5],
    ['The club sold 1, 118 seats ; the rest ( the dear ones ) were left .', 1118],
    ['The tank was at minus-40 degrees.', -40],
    ['The duke sent 300 Russian soldiers.', 300],
    ['Only one senator came.', 1],
    ['Police Arrest Four Men In Raid', 4],
    ['A 7.1-magnitude earthquake struck.', 7.1],
    ['The shop sold １２ clocks.', 12],
    ['The shop sold ٣٥ clocks.', 35],
  ])('%s', (text, value) => {
    expect(readOne(text).value).toBeCloseTo(value, 10)
  })

  it('reads a number in words that its own grammar cannot, by the grammar of compromise', () => {
    const { figures } = read('The vault holds five thousand three million two hundred thousand coins.')
    expect(figures.every(({ value }) => Number.isFinite(value))).toBe(true)
  })
})

describe('reads two numbers that belong together as one figure', () => {
  it.each([
    ['Between 20 and 30 boats sank.', { value: 20, upper: 30, qualifier: 'range' }],
    ['The walk takes 5 to 7 hours.', { value: 5, upper: 7, unit: 'hour' }],
    ['Temperatures dropped by 2 to 4 degrees.', { value: 2, upper: 4, unit: 'degree', qualifier: 'down' }],
    ['The firm expects $89 to $93 billion in sales.', { value: 89e9, upper: 93e9, unit: 'USD' }],
    ['The crew had 14-18 sailors.', { value: 14, upper: 18 }],
    ['It hired an 8- to 16-metre crane.', { value: 8, upper: 16, unit: 'metre' }],
    ['Tens of millions of dollars were lost.', { value: 1e7, upper: 1e8, unit: 'USD' }],
    ['Dozens were hurt.', { value: 24, upper: 100, qualifier: 'range', event: 'injured' }],
    ['Hundreds have fled the town.', { value: 100, upper: 1000 }],
    ['They want more than 20 and less than 35 tents.', { value: 20, upper: 35, qualifier: 'range' }],
    ['The Owls won 2-1.', { value: 2, second: 1, kind: 'score' }],
    ['The house voted 52-48 for it.', { value: 52, second: 48, kind: 'score' }],
    ['The vote, a 4 to 1 margin, was final.', { value: 4, second: 1, kind: 'ratio' }],
    ['The odds were three to one.', { value: 3, second: 1, kind: 'ratio' }],
    ['They mixed it at a ratio of 3:2.', { value: 3, second: 2, kind: 'ratio' }],
  ])('%s', (text, expected) => {
    expect(readOne(text)).toMatchObject(expected)
  })
})

describe('takes for no figure', () => {
  it.each([
    ['a day and a year', 'It opened on May 3, 1998.'],
    ['a year', 'The 2016 elections were held in 2016.'],
    ['a decade', 'Songs of the 1990s are back.'],
    ['a clock time', 'It starts at 6 p.m. and not at 8:30.'],
    ['an ordinal', 'The second stage and the 3rd stage went well.'],
    ['a phone number', 'Call 555-0199 or +1 202 555 0100.'],
    ['a phone number with its area', 'Those who saw it reach Ann at (555) 555-0199 or at the hut.'],
    ['days of a month', 'The fair ran from May 3 to 12 in the park.'],
    ['an address', 'She lives at 12 Mill Street.'],
    ['a room or a game', 'In Room 12 they spoke of Game 7.'],
    ['a model or a virus', 'An F-16 passed as Covid-19 spread; the G7 and a 737 Max did not.'],
    ['a word of a name', 'Air Force One left before the Group of Seven saw the Final Four tournament.'],
    ['an airliner', 'He flew a 787 Dreamliner.'],
    ['the only one', 'She was the only one left.'],
    ['an index', 'The S&P 500 went nowhere.'],
    ['chapter and verse', 'He read from John 3:16.'],
    ['the number of a list', '2. Dry the plates.'],
    ['a reference', 'Earlier work [17, 18] disagrees.'],
    ['a pronoun', 'No one came, and this one stayed away.'],
    ['a half of a game', 'They scored in the second half.'],
    ['a half that is no part', 'His half brother saw the third party.'],
    ['a plural of something else', 'Scores were level; the hundreds column is full.'],
    ['a version', 'It runs 1.1.1.1.1 well.'],
    ['a day that is none', 'It was due on 31 February.'],
  ])('%s', (_, text) => {
    expect(read(text).figures.map((figure) => figure.text)).toEqual([])
  })
})

it('keeps numbers apart that a comma of a sentence parts', () => {
  expect(read('Of the first 50, 118 were late.').figures.map(({ value }) => value)).toEqual([50, 118])
})

describe('gives a right value or none', () => {
  it.each([
    ['NaN sheep and Infinity goats came.', []],
    ['The herd had 5e400 cows.', []],
    ['The herd had 1e5 cows.', [100_000]],
    ['It was --5 degrees.', [5]],
  ])('%s', (text, values) => {
    expect(read(text).figures.map(({ value }) => value)).toEqual(values)
  })
})
