import { describe, expect, it } from 'vitest'
import type { Claim } from '../../../src/analysis.js'
import { pageArticle } from '../../../src/write/html/article.js'
import type { PageArticle } from '../../../src/write/html/view/data.js'
import { factsOf } from '../../../src/write/rows.js'
import type { Analyzed } from '../../../src/write/writer.js'
import { OPTIONS, sample } from '../sample.js'

const pageOf = (item: Analyzed) => pageArticle('article-1', factsOf(item), OPTIONS, null)

const piecesOf = ({ paragraphs }: PageArticle) =>
  paragraphs.flatMap(({ pieces }) => pieces).filter((piece) => typeof piece !== 'string')

describe('the text', () => {
  it('is cut into paragraphs, the first of which is the headline', () => {
    const { paragraphs } = pageOf(sample())
    expect(paragraphs.map(({ headline }) => headline)).toEqual([true, false, false])
  })

  it('has no headline where the title is not its first line', () => {
    const item = sample()
    item.analysis.article.title = 'Another title'
    expect(pageOf(item).paragraphs[0]!.headline).toBe(false)
  })

  it('names the rows of a piece, the shortest first', () => {
    const piece = piecesOf(pageOf(sample())).find(({ text }) => text === '1,200')
    expect(piece).toMatchObject({ marks: 'claim figure', rows: ['F1', 'C1'], stop: true })
  })

  it('carries the id of each row once, where its first words start', () => {
    const starts = piecesOf(pageOf(sample())).flatMap(({ starts }) => starts)
    expect(starts.toSorted()).toEqual(['A1', 'C1', 'C2', 'C3', 'F1', 'P1'])
  })
})

describe('who speaks how much', () => {
  const voicesOf = (change: (claims: Claim[]) => void) => {
    const item = sample()
    change(item.analysis.claims)
    return pageOf(item).voices
  }

  it('counts the words of each speaker, quoted and reported apart', () => {
    expect(voicesOf(() => {})).toEqual([
      { name: 'Ada Lindqvist', kind: 'named', quoted: 6, reported: 10 },
      { name: 'Officials in Oslo', kind: 'unnamed', quoted: 0, reported: 1 },
    ])
  })

  it('counts words in quotation marks within a reported claim as quoted', () => {
    const voices = voicesOf((claims) => {
      claims.splice(0, 3, { ...claims[0]!, text: 'the ferry was “late again” on Monday' })
    })
    expect(voices).toMatchObject([{ quoted: 2, reported: 5 }])
  })

  it('does not count a claim within another twice', () => {
    const voices = voicesOf((claims) => {
      claims[1]!.inside = 'C1'
    })
    expect(voices?.[0]).toMatchObject({ quoted: 0, reported: 10 })
  })

  it('knows words of nobody', () => {
    const voices = voicesOf((claims) => {
      claims.splice(0, 3, { ...claims[0]!, speaker: null, source: null })
    })
    expect(voices).toMatchObject([{ name: '', kind: 'nobody' }])
  })
})

describe('dates', () => {
  it('are those that have a place in the calendar', () => {
    const item = sample()
    const [date] = item.analysis.dates
    item.analysis.dates = [
      date!,
      { ...date!, from: '2024-05-17', to: '2024-05-17' },
      { ...date!, from: '2024-99-99', to: '2024-99-99' },
    ]
    expect(pageOf(item).dates).toEqual([{ id: 'D2', text: 'season', from: '2024-05-17', to: '2024-05-17' }])
  })
})

describe('rows', () => {
  it('of actors and places know how the article writes them', () => {
    const [actors, places] = pageOf(sample()).tables
    expect(actors!.rows[0]!.names).toEqual(['Ada Lindqvist'])
    expect(places!.rows[0]!.names).toBeUndefined()
  })
})
