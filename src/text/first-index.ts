/**
 * Index of the first row that is no longer before what is looked for; `rows.length` where all are (binary search).
 * @param isBefore true of rows up to some row and of none behind it
 */
export function firstIndex<Row>(rows: readonly Row[], isBefore: (row: Row) => boolean): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isBefore(rows[middle]!)) low = middle + 1
    else high = middle
  }
  return low
}
