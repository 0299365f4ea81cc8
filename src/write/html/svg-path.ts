/**
 * Takes what d3 draws and writes it as a path of SVG, in whole units and relative steps: steps that round to nothing
 * are left out, so that a coast costs about four bytes a point.
 */
export class SvgPath {
  /** The path, for the attribute `d`. */
  commands = ''
  #x = 0
  #y = 0
  /** Whether the line that was begun has a step yet. */
  #drawn = false

  beginPath(): void {}

  moveTo(x: number, y: number): void {
    this.#x = Math.round(x)
    this.#y = Math.round(y)
    this.#drawn = false
  }

  lineTo(x: number, y: number): void {
    const dx = Math.round(x) - this.#x
    const dy = Math.round(y) - this.#y
    if (dx === 0 && dy === 0) return
    this.commands += this.#drawn ? separated(dx) : `M${this.#x}${separated(this.#y)}l${dx}`
    this.commands += separated(dy)
    this.#x += dx
    this.#y += dy
    this.#drawn = true
  }

  closePath(): void {
    if (this.#drawn) this.commands += 'z'
    this.#drawn = false
  }

  /** Lines have no arcs. */
  arc(): void {}
}

/** A minus sign separates too: "5-3", "5 3". */
const separated = (n: number) => (n < 0 ? `${n}` : ` ${n}`)
