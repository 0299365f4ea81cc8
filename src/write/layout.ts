import stringWidth from 'string-width'
import wrapAnsi from 'wrap-ansi'

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

/** A cell's lines, none wider than `width`. */
export function wrapCell(cell: string, width: number): string[] {
  return widthOf(cell) <= width ? [cell] : wrapAnsi(cell, width, { hard: true }).split('\n')
}

/** Padded on the right to a width. */
export const padCell = (line: string, width: number) => line + ' '.repeat(Math.max(0, width - widthOf(line)))

const ASCII = /^[\x20-\x7e]*$/

export const widthOf = (text: string) => (ASCII.test(text) ? text.length : stringWidth(text))
