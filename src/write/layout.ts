import stringWidth from 'string-width'

/** Narrowest column: a word's piece and its hyphen still make sense. */
const NARROWEST = 5

/**
 * Widths for columns that together have `space` columns of the screen. Columns narrower than their fair share keep
 * their own width, the others share what is left; where nothing fits each is as narrow as can be read.
 *
 * @param wanted the width of each column's widest cell
 */
export function fitColumns(wanted: readonly number[], space: number): number[] {
  const widths = wanted.map(() => 0)
  const open = new Set(wanted.keys())
  let left = space
  for (let settled = true; settled && open.size > 0; ) {
    settled = false
    const share = Math.floor(left / open.size)
    for (const column of [...open]) {
      if (wanted[column]! > share) continue
      widths[column] = wanted[column]!
      left -= wanted[column]!
      open.delete(column)
      settled = true
    }
  }
  const columns = [...open]
  for (const [index, column] of columns.entries()) {
    const extra = index < left % columns.length ? 1 : 0
    widths[column] = Math.max(NARROWEST, Math.floor(left / columns.length) + extra)
  }
  return widths.map((width, column) => Math.min(width, Math.max(wanted[column]!, 1)))
}

/** The widest cell of each column, by what the screen shows (East Asian characters take two columns, joined signs none). */
export function widestCells(lines: readonly (readonly string[])[]): number[] {
  const widths: number[] = []
  for (const line of lines) {
    for (const [column, cell] of line.entries()) widths[column] = Math.max(widths[column] ?? 1, widthOf(cell))
  }
  return widths
}

/** A cell's lines, none wider than `width`, broken at spaces, and within a word that is wider than a line. */
export function wrapCell(cell: string, width: number): string[] {
  if (widthOf(cell) <= width) return [cell]
  const lines: string[] = []
  let line = ''
  let used = 0
  const put = (piece: string, pieceWidth: number, separator: string) => {
    if (used > 0 && used + separator.length + pieceWidth > width) {
      lines.push(line)
      line = piece
      used = pieceWidth
    } else {
      const joined = used > 0 ? separator : ''
      line += joined + piece
      used += joined.length + pieceWidth
    }
  }
  for (const word of cell.split(' ')) {
    const wordWidth = widthOf(word)
    if (wordWidth <= width) put(word, wordWidth, ' ')
    else {
      for (const [index, sign] of (word.match(SIGN) ?? []).entries()) put(sign, widthOf(sign), index === 0 ? ' ' : '')
    }
  }
  return [...lines, line]
}

/** What the screen shows as one: a flag, or a character with its combining signs and what is joined to it. */
const SIGN = /\p{RI}{2}|.(?:\p{M}|[\u{1f3fb}-\u{1f3ff}]|\u200d.)*/gsu

/** Padded on the right to a width. */
export const padCell = (line: string, width: number) => line + ' '.repeat(Math.max(0, width - widthOf(line)))

const ASCII = /^[\x20-\x7e]*$/

/** No screen is as wide; measuring such a text sign by sign would cost more than it tells. */
const WIDER_THAN_SCREENS = 2000

/** Columns that a text takes on the screen; for a very long one any number that no screen has. */
export const widthOf = (text: string) =>
  text.length > WIDER_THAN_SCREENS || ASCII.test(text) ? text.length : stringWidth(text)
