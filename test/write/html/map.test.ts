import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openResources } from '../../../src/resources/index.js'
import { type MapPlace, openMaps } from '../../../src/write/html/map.js'
import { LABEL_SIZE, placeLabels } from '../../../src/write/html/map-labels.js'
import { SvgPath } from '../../../src/write/html/svg-path.js'
import { openWorld } from '../../../src/write/html/world.js'
import { trainWorld } from '../../../train/world.js'

const draw = await openMaps()

const place = (name: string, lat: number, lon: number, mentions = 1): MapPlace => ({
  row: 'P1',
  name,
  kind: 'city',
  lat,
  lon,
  mentions,
})

const NORTH_SEA = [place('Hamburg', 53.6, 10), place('Bergen', 60.4, 5.3, 4), place('Rotterdam', 51.9, 4.5)]
const PACIFIC = [place('Suva', -18.1, 178.4), place('Apia', -13.8, -171.8)]
const EVERYWHERE = [place('Lima', -12, -77), place('Oslo', 59.9, 10.7), place('Sydney', -33.9, 151.2)]
const POLES = [place('North', 90, 0), place('South', -90, 180)]

describe('a map', () => {
  it.each([
    ['of places near one another', NORTH_SEA],
    ['of one place', NORTH_SEA.slice(0, 1)],
    ['of one place twice', [NORTH_SEA[0]!, NORTH_SEA[0]!]],
    ['across the date line', PACIFIC],
    ['of places far apart', EVERYWHERE],
    ['of the poles', POLES],
  ])('%s holds all of them', (_, places) => {
    const map = draw(places)!
    expect(map.points).toHaveLength(places.length)
    for (const { x, y } of map.points) {
      expect(x).toBeGreaterThan(0)
      expect(x).toBeLessThan(map.width)
      expect(y).toBeGreaterThan(0)
      expect(y).toBeLessThan(map.height)
    }
  })

  it('has north above and east to the right', () => {
    const { points } = draw(NORTH_SEA)!
    const [bergen, hamburg, rotterdam] = ['Bergen', 'Hamburg', 'Rotterdam'].map((name) =>
      points.find((point) => point.name === name),
    )
    expect(bergen!.y).toBeLessThan(hamburg!.y)
    expect(rotterdam!.x).toBeLessThan(hamburg!.x)
  })

  it('keeps places on both sides of the date line beside one another', () => {
    const { points } = draw(PACIFIC)!
    expect(points.find(({ name }) => name === 'Suva')!.x).toBeLessThan(points.find(({ name }) => name === 'Apia')!.x)
  })

  it('has larger circles for what is named more often', () => {
    const { points } = draw(NORTH_SEA)!
    expect(points[0]!.name).toBe('Bergen')
    expect(points[0]!.radius).toBeGreaterThan(points[1]!.radius)
  })

  it('draws a coast and borders, small enough for a page', () => {
    const near = draw(NORTH_SEA)!
    expect(near.land).toMatch(/^(?:M-?\d+[ -]\d+l[-\d ]+z)+$/)
    expect(near.borders.length).toBeGreaterThan(100)
    const far = draw(EVERYWHERE)!
    expect(far.land.length + far.borders.length).toBeLessThan(40_000)
  })

  it('of nothing is none, and of too much says how much it leaves out', () => {
    expect(draw([])).toBeNull()
    const many = Array.from({ length: 1000 }, (_, i) => place(`place ${i}`, (i % 60) - 30, i % 170))
    const map = draw(many)!
    expect(map.points.length + map.left).toBe(1000)
  })
})

describe('labels', () => {
  const circle = fc.record({
    name: fc.string({ minLength: 1, maxLength: 40 }),
    x: fc.integer({ min: 0, max: 480 }),
    y: fc.integer({ min: 0, max: 320 }),
    radius: fc.double({ min: 3, max: 16, noNaN: true }),
  })

  it('cover neither one another nor a circle, wherever the circles are', () => {
    fc.assert(
      fc.property(fc.array(circle, { maxLength: 60 }), (circles) => {
        // by the width that letters have at least
        const boxes = placeLabels(circles, 480, 320).flatMap((label) => {
          if (!label) return []
          const width = [...label.text].length * LABEL_SIZE * 0.5
          const left = { start: label.x, middle: label.x - width / 2, end: label.x - width }[label.anchor]
          return [{ left, right: left + width, top: label.y - LABEL_SIZE + 2, bottom: label.y }]
        })
        for (const [i, a] of boxes.entries()) {
          for (const b of boxes.slice(i + 1)) {
            expect(a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top).toBe(true)
          }
          for (const { x, y } of circles) {
            expect(x > a.left && x < a.right && y > a.top && y < a.bottom).toBe(false)
          }
        }
      }),
    )
  })

  it('of long names are short', () => {
    const [label] = placeLabels([{ name: 'x'.repeat(1_000_000), x: 240, y: 160, radius: 4 }], 480, 320)
    expect(label!.text).toMatch(/^x+…$/)
    expect(label!.text.length).toBeLessThan(30)
  })
})

describe('a path', () => {
  it('leaves out steps that round to nothing, and lines without a step', () => {
    const path = new SvgPath()
    path.moveTo(1.2, 2.4)
    path.lineTo(1.4, 2.1)
    path.lineTo(4.6, 0)
    path.lineTo(4, 9)
    path.closePath()
    path.moveTo(7, 7)
    path.closePath()
    expect(path.commands).toBe('M1 2l4-2-1 9z')
  })
})

describe('the outline of the world', () => {
  it('is what the build makes of Natural Earth', () => {
    expect(Buffer.compare(trainWorld(), readFileSync('models/world.bin'))).toBe(0)
  })

  it('has its land and borders within reach of their middles', () => {
    const { land, borders } = openWorld(openResources())
    expect(land.length).toBeGreaterThan(100)
    expect(borders.length).toBeGreaterThan(100)
    for (const { reach } of [...land, ...borders]) expect(reach).toBeGreaterThan(0)
  })
})
