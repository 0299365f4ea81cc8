/** Answers about places in a text that are given in Unicode code points. */
export interface Positions {
  /** UTF-16 index of a code point. */
  index(codePoint: number): number
  slice(start: number, end: number): string
  /** "12:7": line and column from 1, the column in code points. */
  lineColumn(codePoint: number): string
}

/** Reads the text once; each answer is a binary search. */
export function positionsIn(text: string): Positions {
  // code points that take two UTF-16 units, and first code points of the lines
  const wide: number[] = []
  const lines = [0]
  let codePoint = 0
  for (let i = 0; i < text.length; i++, codePoint++) {
    const unit = text.charCodeAt(i)
    if (unit >= 0xd800 && unit <= 0xdbff && isLow(text.charCodeAt(i + 1))) {
      wide.push(codePoint)
      i++
    } else if (unit === LINE_FEED || (unit === CARRIAGE_RETURN && text.charCodeAt(i + 1) !== LINE_FEED)) {
      lines.push(codePoint + 1)
    }
  }
  const index = (at: number) => at + countBelow(wide, at)
  return {
    index,
    slice: (start, end) => text.slice(index(start), index(end)),
    lineColumn(at) {
      const line = countBelow(lines, at + 1)
      return `${line}:${at - lines[line - 1]! + 1}`
    },
  }
}

/** How many of the sorted numbers are below a limit. */
export function countBelow(sorted: readonly number[], limit: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < limit) low = middle + 1
    else high = middle
  }
  return low
}

const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff
