import type { Block } from './quoted-blocks.js'

/** As much of an mdast node as is read here. */
export interface MarkdownNode {
  type: string
  value?: string
  children?: readonly MarkdownNode[]
}

/** The text of a Markdown document as blocks; code, images and comments have none. */
export function markdownBlocks(root: MarkdownNode): Block[] {
  const blocks: Block[] = []
  let quotations = 0
  const read = (node: MarkdownNode, quotation: number): void => {
    if (NO_TEXT.has(node.type)) return
    const within = node.type === 'blockquote' && quotation === 0 ? ++quotations : quotation
    if (!ONE_BLOCK.has(node.type)) {
      for (const child of node.children ?? []) read(child, within)
      return
    }
    const text = inlineText(node)
      .replace(/ ?\n ?/g, '\n')
      .trim()
    if (text !== '') blocks.push({ text, ...(within === 0 ? {} : { quotation: within }) })
  }
  read(root, 0)
  return blocks
}

const NO_TEXT = new Set(['yaml', 'code', 'html', 'definition', 'thematicBreak'])

/** Nodes that are one block; all others are containers of such. */
const ONE_BLOCK = new Set(['heading', 'paragraph', 'tableRow'])

function inlineText(node: MarkdownNode): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      // a line end in the source is no line end of the text
      return (node.value ?? '').replace(/[ \t\r\n]+/g, ' ')
    case 'break':
      return '\n'
    case 'html':
      return INLINE_TAGS.get((node.value ?? '').toLowerCase().replace(/\s|\/(?=>)/g, '')) ?? ''
    case 'tableRow':
      return (node.children ?? []).map(inlineText).join(' | ')
    default:
      return (node.children ?? []).map(inlineText).join('')
  }
}

/** Tags within a paragraph that a reader sees. */
const INLINE_TAGS = new Map([
  ['<br>', '\n'],
  ['<q>', '“'],
  ['</q>', '”'],
])
