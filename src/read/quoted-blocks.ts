/** A paragraph, heading, list item or line of a marked-up text. */
export interface Block {
  text: string
  /** Number of the block quotation that holds it; absent outside of any. */
  quotation?: number
  /** Whether it names who is quoted ("— Jane Roe") and so stands outside the quotation's marks. */
  attribution?: boolean
}

/** A block quotation's marks: as many as it has of its own, it keeps. */
const MARK = /["“”„«»]/

/** "— Jane Roe, mayor" as the last line of a quotation. */
const ATTRIBUTION = /^(?:—|–|--)\s*\S/

/**
 * Paragraphs put together with a blank line between them. A block quotation that has no marks of its own gets them as
 * print sets them: each paragraph opens, only the last one closes.
 *
 * @returns the text, and how many quotations got marks
 */
export function joinBlocks(blocks: readonly Block[]): { text: string; marked: number } {
  const lastOf = new Map<number, Block>()
  const withMarks = new Set<number>()
  for (const block of blocks) {
    if (block.quotation === undefined) continue
    if (!isAttribution(block)) lastOf.set(block.quotation, block)
    if (MARK.test(block.text)) withMarks.add(block.quotation)
  }
  const paragraphs = blocks.map((block) => {
    const { quotation, text } = block
    if (quotation === undefined || withMarks.has(quotation) || isAttribution(block)) return text
    return `“${text}${lastOf.get(quotation) === block ? '”' : ''}`
  })
  const marked = [...lastOf.keys()].filter((quotation) => !withMarks.has(quotation)).length
  return { text: paragraphs.join('\n\n'), marked }
}

const isAttribution = ({ attribution, text }: Block) => attribution === true || ATTRIBUTION.test(text)
