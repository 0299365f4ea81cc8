/** A fenced block of a Markdown document: ```language file-name. */
export interface Block {
  language: string
  /** Under which name the sessions below it find its text; empty for most. */
  fileName: string
  lines: string[]
  /** Of its first line, in the lines of the document. */
  firstLine: number
}

export const linesOf = (markdown: string): string[] => markdown.split('\n')

/** The fenced blocks of a document in their order. @throws Error where a fence is indented or not closed */
export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = []
  let open: { block: Block; fence: string } | undefined
  for (const [i, line] of linesOf(markdown).entries()) {
    if (open) {
      if (line === open.fence) {
        blocks.push(open.block)
        open = undefined
      } else open.block.lines.push(line)
      continue
    }
    const [, indent = '', fence, language = '', fileName = ''] = /^(\s*)(`{3,})(\S*) ?(\S*)$/.exec(line) ?? []
    if (!fence) continue
    if (indent) throw new Error(`line ${i + 1}: a fence starts its line`)
    open = { block: { language, fileName, lines: [], firstLine: i + 1 }, fence }
  }
  if (open) throw new Error(`line ${open.block.firstLine}: this block has no end`)
  return blocks
}
