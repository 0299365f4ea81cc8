import { describe, expect, it } from 'vitest'
import { bestRelation, bestStep, IMPOSSIBLE, relationLead, stepLead } from '../../src/syntax/parser.js'
import { LEFT, RIGHT, SHIFT } from '../../src/syntax/parser-state.js'
import { bestTag, tagLead } from '../../src/syntax/tagger.js'
import { RELATION, RELATION_NAMES } from '../../src/syntax/tags.js'

describe('a step', () => {
  it.each([
    [[0, -3, -9], SHIFT, 3],
    [[0, 7, 2], LEFT, 5],
    [[0, 7, 12], RIGHT, 5],
    [[0, 0, 0], SHIFT, 0],
    [[0, 4, 4], LEFT, 0],
  ])('of scores %j is %i and leads by %i', (scores, step, lead) => {
    expect(bestStep(scores)).toBe(step)
    expect(stepLead(scores, step)).toBe(lead)
  })

  it('that is not possible is never the best', () => {
    expect(bestStep([0, IMPOSSIBLE + 500, -8])).toBe(SHIFT)
  })
})

describe('a relation', () => {
  const scores = (of: Partial<Record<keyof typeof RELATION, number>>) =>
    RELATION_NAMES.map((name) => (of as Record<string, number>)[name] ?? -50)

  it('is the best one, and leads by what the second one lacks', () => {
    const one = scores({ nsubj: 20, obj: 14, det: 3 })
    expect(bestRelation(one)).toBe(RELATION.nsubj)
    expect(relationLead(one, RELATION.nsubj)).toBe(6)
  })

  it('is never the root, however good', () => {
    const one = scores({ root: 90, obj: 14 })
    expect(bestRelation(one)).toBe(RELATION.obj)
    expect(relationLead(one, RELATION.obj)).toBe(64)
  })
})

describe('a tag', () => {
  const scores = [9, 5, 30, 5, 12]
  const allowed = Uint8Array.of(1, 0, 3, 4)

  it('is the best of those that the word may have', () => {
    expect(bestTag(scores, allowed, 0, 3)).toBe(0)
    expect(tagLead(scores, allowed, 0, 3, 0)).toBe(4)
    expect(bestTag(scores, allowed, 0, 4)).toBe(4)
  })

  it('is the first of equals', () => {
    expect(bestTag(scores, Uint8Array.of(3, 1), 0, 2)).toBe(3)
  })
})
