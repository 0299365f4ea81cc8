/** Distances in classes: 1, 2, 3, 4, 5–6, 7–10, more. */
export function span(distance: number): number {
  if (distance < 5) return distance
  if (distance < 7) return 5
  return distance < 11 ? 6 : 7
}

/** None, one, two or more, with the parity that tells inside from outside. */
export function marks(before: number, after: number): number {
  const count = after - before
  return count < 3 ? count : 2 + (count & 1)
}
