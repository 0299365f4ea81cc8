import { expect, test } from 'vitest'
import { mayStartDate, mayStartQuantity } from '../../src/figures/starts.js'
import { openUnits } from '../../src/lexicon/index.js'
import { openResources } from '../../src/resources/index.js'
import { Vocabulary } from '../../src/text/index.js'

const units = openUnits(openResources())
const vocabulary = new Vocabulary()
const mayStart = (form: string) => {
  const type = vocabulary.id(form)
  return mayStartQuantity(form, form.toLowerCase(), vocabulary.flags[type]!, units)
}

test.each('5 1,200 3.5m ½ ٣ twenty dozens a half couple minus $ € US R Rs500 EUR USD usd rupees'.split(' '))(
  'a quantity may start with "%s"',
  (form) => expect(mayStart(form)).toBe(true),
)

test.each('the harbour said in - . , km constructor __proto__'.split(' '))(
  'no quantity starts with "%s" alone',
  (form) => expect(mayStart(form)).toBe(false),
)

test.each('january jan. may monday summer first last yesterday a two 12 2019-05-03 1990s'.split(' '))(
  'a date may start with "%s"',
  (word) => expect(mayStartDate(word)).toBe(true),
)

test.each('the harbour on in . constructor'.split(' '))('no date starts with "%s" alone', (word) =>
  expect(mayStartDate(word)).toBe(false),
)
