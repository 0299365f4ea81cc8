import { join } from 'node:path'
import Qty from 'js-quantities'
import { describe, expect, it } from 'vitest'
import { openUnits } from '../../src/lexicon/index.js'
import { openResources } from '../../src/resources/index.js'
import { readTable } from '../../train/units.js'
import { read, readOne } from './read.js'

const rows = readTable(join(import.meta.dirname, '../../data/units.tsv'), 8).map(
  ([name = '', kind = '', base = '', qty = '', , , , example = '']) => ({ name, kind, base, qty, example }),
)
const units = openUnits(openResources())

it('knows 250 units and more', () => {
  expect(rows.length).toBeGreaterThanOrEqual(250)
  expect(units.all.map(({ name }) => name)).toEqual(rows.map(({ name }) => name))
})

describe('reads the example of each unit', () => {
  it.each(rows)('$name: $example', ({ name, example }) => {
    const figure = /\{(.*)\}/.exec(example)![1]!
    const { figures } = read(example.replace(/[{}]/g, ''))
    const settled = units.byName(name)!.usual ?? name
    expect(figures.map(({ text, unit }) => [text, unit])).toContainEqual([figure, settled])
  })
})

/** js-quantities rounds a few old units (the fathom to 1.829 m). */
const TOLERANCE = 2e-4
const BASES: Readonly<Record<string, string>> = {
  metre: 'm',
  'square metre': 'm^2',
  'cubic metre': 'm^3',
  kilogram: 'kg',
  second: 's',
  kelvin: 'tempK',
  'metre per second': 'm/s',
  'metre per square second': 'm/s^2',
  joule: 'J',
  watt: 'W',
  pascal: 'Pa',
  newton: 'N',
  ampere: 'A',
  volt: 'V',
  farad: 'F',
  coulomb: 'C',
  hertz: 'Hz',
  radian: 'rad',
  steradian: 'sr',
  candela: 'cd',
  becquerel: 'Bq',
  gray: 'Gy',
  sievert: 'Sv',
  mole: 'mol',
  'kilogram per cubic metre': 'kg/m^3',
  'cubic metre per second': 'm^3/s',
}

describe('converts to the base unit as js-quantities does', () => {
  it.each(rows.filter(({ base, qty }) => base !== '' && qty !== ''))('$name', ({ name, qty }) => {
    const base = units.byName(name)!.base!
    const expected = Qty(1, qty).to(BASES[base.unit] ?? base.unit).scalar
    expect(Math.abs(base.factor + base.plus - expected)).toBeLessThanOrEqual(TOLERANCE * Math.abs(expected))
  })
})

describe('tells whose money it is', () => {
  it.each([
    ['The school owes C$40 million.', 'CAD'],
    ['The school owes 40 million Canadian dollars.', 'CAD'],
    ['OTTAWA (AP) — The school owes $40 million.', 'CAD'],
    ['The school owes $40 million.', 'USD'],
    ['A stall in Mexico City took 800 pesos.', 'MXN'],
    ['The stall took 800 pesos.', 'peso'],
    ['The museum raised 3 million pounds.', 'GBP'],
    ['The parrot weighs 3 pounds.', 'pound-mass'],
    ['The ship was weighing 3 million pounds.', 'pound-mass'],
    ['The jar weighed ten drachmas.', 'dram'],
    ['The ferry costs 900 drachmas.', 'GRD'],
    ['The German firm lost 40 million marks.', 'DEM'],
    ['In Sarajevo the wage is 900 marks.', 'BAM'],
    ['The fee is EUR50.', 'EUR'],
  ])('%s', (text, unit) => {
    expect(readOne(text).unit).toBe(unit)
  })
})

describe('settles a symbol by what stands around it', () => {
  it.each([
    ['A gust of 60 kt broke the mast.', ['knot']],
    ['The pit yields 60 kt of ore.', ['kiloton']],
    ['The low sank to 970 mb at sea.', ['millibar']],
    ['The file takes 100 mb of the disk.', ['megabyte']],
    ['The scale showed 20 [kg] on it.', ['kilogram']],
    ['The plank is 12 ft 2 in wide at the end.', ['foot', 'inch']],
    ['The band sold 2 in the village.', [null]],
    ['The firm made Y=5.5 billion.', ['JPY']],
    ['The bus costs rupees 500 now.', ['INR']],
  ])('%s', (text, expected) => {
    expect(read(text).figures.map(({ unit }) => unit)).toEqual(expected)
  })
})

describe('writes a rate in words', () => {
  it.each([
    ['Oil sold at $80 a barrel.', 'US dollar per barrel'],
    ['The maid earns £12 an hour.', 'pound sterling per hour'],
    ['The field gives 40 tonnes of wheat per hectare.', 'metric ton per hectare'],
    ['She scored 24 points per game.', 'point per game'],
    ['Some 50 per 100,000 inhabitants fell ill.', 'per 100,000 inhabitants'],
  ])('%s', (text, unit) => {
    expect(readOne(text)).toMatchObject({ unit, kind: 'rate' })
  })
})

it('gives the value in the unit of the text and beside it in the base unit', () => {
  expect(readOne('The trail is 25 miles long.')).toMatchObject({
    value: 25,
    unit: 'mile',
    base: { value: 40233.6, unit: 'metre' },
  })
  expect(readOne('It was 20 °C inside.').base).toEqual({ value: 293.15, unit: 'kelvin' })
})
