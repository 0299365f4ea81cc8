import type { Analyzed, OutputFormat, PieceOptions, Pieces, Sink } from './writer.js'

/** Makes a format of one whose document is made of pieces. */
export function inPieces(
  format: Omit<OutputFormat, 'open'> & { pieces(options: PieceOptions): Promise<Pieces> },
): OutputFormat {
  return { ...format, open: async (sink, options) => new PieceWriter(await format.pieces(options), sink) }
}

/** Puts pieces together, those that it makes itself and those that were made elsewhere. */
export class PieceWriter<Item = Analyzed> {
  constructor(
    readonly pieces: Pieces<Item>,
    readonly sink: Sink,
    /** Articles that the document has already. */
    private count = 0,
  ) {}

  async article(item: Item): Promise<void> {
    await this.#begin()
    for (const chunk of this.pieces.of(item)) await this.sink.write(chunk)
  }

  /** @param piece all of it, in UTF-8 */
  async piece(piece: Uint8Array): Promise<void> {
    await this.#begin()
    await this.sink.write(piece)
  }

  async end(): Promise<void> {
    await this.sink.write(this.count === 0 ? this.pieces.empty : this.pieces.tail)
  }

  async #begin(): Promise<void> {
    await this.sink.write(this.count++ === 0 ? this.pieces.head : this.pieces.between)
  }
}
