/** What the values of a feature are multiplied by for their place in it (first, second …), before they are XORed. */
export const A = 0x9e3779b1
export const B = 0x85ebca6b
export const C = 0xc2b2ae35
export const D = 0x27d4eb2f

/** What the number of a feature's template is multiplied by. */
export const TEMPLATE = 0x3c6ef372

/** Makes a key of what was XORed: every bit of it comes to depend on the others. */
export function mixKey(hash: number): number {
  const h = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return h ^ (h >>> 13)
}
