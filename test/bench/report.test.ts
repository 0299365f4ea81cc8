import { describe, expect, it } from 'vitest'
import { barsSection, figure, markdown, median, spread } from '../../bench/report.js'

describe("the bench's report", () => {
  it.each([
    [38_412, '38,400'],
    [1_234_567, '1,230,000'],
    [999.6, '1,000'],
    [159, '159'],
    [43.94, '43.9'],
    [1.754, '1.75'],
    [0.0412, '0.0412'],
    [0, '0'],
    [Number.NaN, '-'],
  ])('writes %d with three digits that count', (value, text) => {
    expect(figure(value)).toBe(text)
  })

  it('gives the middle of several measurements, the least and the most', () => {
    expect([spread([3, 1, 2]), spread([1.5]), spread([])]).toEqual(['2.00 (1.00 to 3.00)', '1.50', '-'])
    expect(median([4, 1, 3, 2])).toBe(2.5)
  })

  it('says what reached what is asked for', () => {
    const section = barsSection([
      { what: 'ratio', reached: 2.1, asked: 2 },
      { what: 'time', reached: 310, asked: 300, atMost: true },
    ])
    expect(markdown(section).split('\n').slice(4, 8)).toEqual([
      '| measure | reached |     asked for |     |',
      '| ------- | ------: | ------------: | --: |',
      '| ratio   |    2.10 | at least 2.00 | yes |',
      '| time    |     310 |   at most 300 |  NO |',
    ])
  })
})
