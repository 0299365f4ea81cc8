import type { MapLabel } from './view/data.js'

/** A circle that wants a label; the units are those of the picture. */
export interface Labelled {
  name: string
  x: number
  y: number
  radius: number
}

interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** Height of the letters, as the style sheet sets it, and of the line that they need. */
export const LABEL_SIZE = 13
const LINE = 15
/** Widest fonts of a system's interface take this much of the height for a letter; scripts of the East a whole one. */
const LETTER = 0.66
const WIDE_LETTER = 1.1
const FIRST_WIDE = 0x1100
const LONGEST_LABEL = 24
const GAP = 2
/** Side of the squares in which boxes are looked up. */
const SQUARE = 40

/**
 * Labels that cover neither one another nor a circle: each is tried at eight places around its circle, the first circle
 * first, and is left out where none is free. A label meets only the boxes of its own squares of the picture.
 */
export function placeLabels(circles: readonly Labelled[], width: number, height: number): (MapLabel | null)[] {
  const taken = new Boxes()
  for (const { x, y, radius } of circles) {
    taken.add({ left: x - radius, top: y - radius, right: x + radius, bottom: y + radius })
  }
  return circles.map((circle) => {
    for (const label of candidates(circle)) {
      const box = boxOf(label)
      if (box.left < 0 || box.top < 0 || box.right > width || box.bottom > height || taken.meets(box)) continue
      taken.add(box)
      return label
    }
    return null
  })
}

/** Right of the circle, left, above, below, then askew. */
function candidates({ name, x, y, radius }: Labelled): MapLabel[] {
  const text = shorten(name)
  const away = radius + GAP + 1
  const askew = Math.round(radius * Math.SQRT1_2) + GAP
  const half = Math.round(LABEL_SIZE / 3)
  const above = y - away - GAP
  const below = y + away + LABEL_SIZE - GAP
  return [
    { text, x: x + away, y: y + half, anchor: 'start' },
    { text, x: x - away, y: y + half, anchor: 'end' },
    { text, x, y: above, anchor: 'middle' },
    { text, x, y: below, anchor: 'middle' },
    { text, x: x + askew, y: y - askew - GAP, anchor: 'start' },
    { text, x: x + askew, y: y + askew + LABEL_SIZE - GAP, anchor: 'start' },
    { text, x: x - askew, y: y - askew - GAP, anchor: 'end' },
    { text, x: x - askew, y: y + askew + LABEL_SIZE - GAP, anchor: 'end' },
  ]
}

/** The room that a label may take in any font; its y is the line that the letters stand on. */
function boxOf({ text, x, y, anchor }: MapLabel): Box {
  let width = 0
  for (const letter of text) width += LABEL_SIZE * (letter.codePointAt(0)! < FIRST_WIDE ? LETTER : WIDE_LETTER)
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  return { left, top: y - LABEL_SIZE + 1, right: left + width, bottom: y - LABEL_SIZE + 1 + LINE }
}

function shorten(name: string): string {
  const letters = [...name.slice(0, 4 * LONGEST_LABEL)]
  return letters.length <= LONGEST_LABEL ? letters.join('') : `${letters.slice(0, LONGEST_LABEL - 1).join('')}…`
}

/** Boxes by the squares that they touch. */
class Boxes {
  readonly #squares = new Map<string, Box[]>()

  add(box: Box): void {
    for (const square of squaresOf(box)) {
      const boxes = this.#squares.get(square) ?? []
      boxes.push(box)
      this.#squares.set(square, boxes)
    }
  }

  meets(box: Box): boolean {
    return squaresOf(box).some((square) => this.#squares.get(square)?.some((other) => overlap(box, other)))
  }
}

function squaresOf({ left, top, right, bottom }: Box): string[] {
  const squares: string[] = []
  for (let x = Math.floor(left / SQUARE); x <= Math.floor(right / SQUARE); x++) {
    for (let y = Math.floor(top / SQUARE); y <= Math.floor(bottom / SQUARE); y++) squares.push(`${x} ${y}`)
  }
  return squares
}

const overlap = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
