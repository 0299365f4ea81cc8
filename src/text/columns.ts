type Column = Int32Array | Uint32Array | Int16Array | Uint16Array | Uint8Array

/** Entries that a column by word form has room for when its first word comes. */
const FIRST_ROOM = 4096

/**
 * How long a column of `length` entries is to become so that it holds `needed`. Columns by word form start empty and
 * grow for the first time with the first word: a field that is set once more late in a run makes V8 throw away all
 * the code that it had compiled for a field that never changes, a hundred functions at once.
 */
export const roomFor = (needed: number, length: number) => Math.max(FIRST_ROOM, length * 2, needed)

/** A copy of a column with room for `length` entries, the new ones 0. */
export function widened<T extends Column>(column: T, length: number): T {
  const wider = new (column.constructor as new (length: number) => T)(length)
  wider.set(column)
  return wider
}
