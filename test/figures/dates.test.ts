import { describe, expect, it } from 'vitest'
import { read } from './read.js'

/** A Wednesday. */
const PUBLISHED = '2022-01-12'

describe('resolves dates against the day of publication', () => {
  it.each([
    ['The queen spoke on Wednesday.', 'on Wednesday', '2022-01-12', '2022-01-12'],
    ['The queen spoke on Monday.', 'on Monday', '2022-01-10', '2022-01-10'],
    ['The queen will speak Thursday.', 'Thursday', '2022-01-13', '2022-01-13'],
    ['The queen spoke last Wednesday.', 'last Wednesday', '2022-01-05', '2022-01-05'],
    ['She said Friday that it will close on Monday.', 'on Monday', '2022-01-17', '2022-01-17'],
    ['It rained yesterday morning.', 'yesterday morning', '2022-01-11', '2022-01-11'],
    ['It rained last week.', 'last week', '2022-01-03', '2022-01-09'],
    ['It rained last month.', 'last month', '2021-12-01', '2021-12-31'],
    ['It rained two weeks ago.', 'two weeks ago', '2021-12-27', '2022-01-02'],
    ['It rained for the past three months.', 'past three months', '2021-10-12', '2022-01-12'],
    ['It opens next year.', 'next year', '2023-01-01', '2023-12-31'],
    ['It rained in September.', 'in September', '2021-09-01', '2021-09-30'],
    ['It rained on Jan. 3.', 'on Jan. 3', '2022-01-03', '2022-01-03'],
    ['A vote is due on May 4.', 'on May 4', '2022-05-04', '2022-05-04'],
  ])('%s', (text, phrase, from, to) => {
    expect(read(text, PUBLISHED).dates).toContainEqual({
      start: expect.any(Number),
      end: expect.any(Number),
      text: phrase,
      from,
      to,
      anchor: 'published',
    })
  })
})

describe('reads dates that stand by themselves', () => {
  it.each([
    ['It opened on January 12, 2021.', '2021-01-12', '2021-01-12'],
    ['It opened on 12 January 2021.', '2021-01-12', '2021-01-12'],
    ['It opened on the 4th of May 2019.', '2019-05-04', '2019-05-04'],
    ['It ran on May 3-5, 2019.', '2019-05-03', '2019-05-05'],
    ['It opened in March 2019.', '2019-03-01', '2019-03-31'],
    ['It opened in 2019.', '2019-01-01', '2019-12-31'],
    ['It was open during 2010-2015.', '2010-01-01', '2015-12-31'],
    ['It is a tune of the 1990s.', '1990-01-01', '1999-12-31'],
    ['It fell in the first quarter of 2019.', '2019-01-01', '2019-03-31'],
    ['The log says 2021-01-12.', '2021-01-12', '2021-01-12'],
    ['The log says 12/25/2019.', '2019-12-25', '2019-12-25'],
    ['The leap came on 29 February 2020.', '2020-02-29', '2020-02-29'],
  ])('%s', (text, from, to) => {
    expect(read(text).dates.map((date) => [date.from, date.to, date.anchor])).toEqual([[from, to, 'absolute']])
  })
})

it('takes the latest full date before a relative one as its anchor where the article has no date', () => {
  const { dates } = read('The pact was signed on January 12, 2021. On Monday it broke.')
  expect(dates[1]).toMatchObject({ text: 'On Monday', from: '2021-01-11', anchor: 'text' })
})

it('leaves a date open that nothing anchors', () => {
  expect(read('The queen spoke on Wednesday.').dates).toMatchObject([{ from: null, to: null, anchor: null }])
})

it('leaves a date open that can be read in two ways', () => {
  expect(read('The log says 03/04/2019.').dates).toMatchObject([{ from: null, to: null }])
})

describe('takes for no date', () => {
  it.each([
    'It was due on 31 February 2021.',
    'The leap came on 29 February 2021.',
    'In the aftermath of the war, she may march.',
  ])('%s', (text) => {
    expect(read(text, PUBLISHED).dates).toEqual([])
  })
})
