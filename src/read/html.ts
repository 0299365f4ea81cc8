import type { Article, Warning } from '../analysis.js'
import { finishArticle, sourceOf, warning } from './article.js'
import { decode } from './decode.js'
import type { FormatReader } from './format-reader.js'
import { blocksOf, type PageBlock, type PageElement, type PageText } from './html-blocks.js'
import { metadataOf } from './html-metadata.js'
import { soundPage } from './html-scaffold.js'
import { readAll, tooLarge } from './open.js'
import { joinBlocks } from './quoted-blocks.js'

/**
 * A page: its main text without navigation and furniture, in paragraphs, and what the page says of title, byline and
 * date. Readability finds the text; where it finds little, or the page is too large for it, the paragraphs are taken by
 * their density.
 */
export const html: FormatReader = {
  extensions: ['.html', '.htm', '.xhtml'],
  alsoNamed: ['.txt', '.text'],
  recognises: (head) =>
    /^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,1000}-->\s*)?<(?:!doctype\s+html|html|head|body)\b/i.test(head),
  async *read(input, limits) {
    const bytes = await readAll(input, limits.container, 'container')
    const decoded = decode(bytes, input.path, true)
    const { text, title, warnings, metadata } = await readPage(decoded.text)
    if (text.length > limits.article) throw tooLarge(input.path, limits.article, 'article')
    const source = sourceOf(input.path, 'html', decoded.encoding, bytes)
    const article: Article = { id: input.id, text, ...metadata, source, extracted: true, warnings }
    if (article.title === undefined && title) article.title = title
    yield finishArticle(article, decoded)
  },
}

async function readPage(source: string) {
  const { parseHTML } = await import('linkedom')
  const { html, large } = soundPage(source)
  const document = parseHTML(html).document as unknown as Page
  const title = document.querySelector('title')
  if (title) document.head.append(title)
  const metadata = metadataOf(document)
  const page = blocksOf(document.body)
  const byDensity = denseBlocks(page)
  // Readability takes the document apart, so it comes last
  const readable = large ? undefined : await readableBlocks(document, page)
  const chosen = readable && lengthOf(readable) >= lengthOf(byDensity) * ENOUGH ? readable : byDensity
  const blocks = withoutByline(chosen.blocks, metadata.byline)
  const { text, marked } = joinBlocks(blocks)
  const warnings = markWarnings(chosen.marked + marked, lostMarks(byDensity, chosen))
  return { text, title: readable?.title ?? cleanTitle(title?.textContent ?? ''), metadata, warnings }
}

interface Page extends PageElement {
  head: PageElement
  body: PageElement
  createElement(name: string): PageElement
}

/** Readability's text is believed unless it has less than this share of the page's running text. */
const ENOUGH = 0.5

async function readableBlocks(document: Page, page: PageText): Promise<(PageText & { title?: string }) | undefined> {
  const { Readability } = await import('@mozilla/readability')
  keepAttributions(document)
  const reader = new Readability(document as unknown as ConstructorParameters<typeof Readability>[0], {
    // the nodes themselves: no way through a string
    serializer: (node: unknown) => node as PageElement,
  })
  const parsed = parseQuietly(reader)
  if (!parsed?.content) return undefined
  const { blocks, marked } = blocksOf(parsed.content as unknown as PageElement)
  // Readability takes a box into the text and forgets its name
  const furniture = new Set(page.blocks.filter((block) => block.furniture).map(({ text }) => text))
  const running = { blocks: blocks.filter((block) => !furniture.has(block.text) && !isLinkList(block)), marked }
  // a page whose article itself is named like furniture keeps all that Readability found
  const chosen = lengthOf(running) >= lengthOf({ blocks, marked }) * ENOUGH ? running : { blocks, marked }
  return { ...chosen, ...(parsed.title ? { title: parsed.title } : {}) }
}

/** Some broken pages end Readability in an error of its own: then it has found nothing, and density decides. */
function parseQuietly<T>(reader: { parse(): T }): T | undefined {
  try {
    return reader.parse()
  } catch {
    return undefined
  }
}

/** Readability drops every footer; that of a quotation says who is quoted. */
function keepAttributions(document: Page): void {
  for (const footer of document.querySelectorAll('blockquote footer')) {
    const cite = document.createElement('cite')
    cite.append(...footer.childNodes)
    footer.replaceWith(cite)
  }
}

/** The line "By Jane Roe and John Doe" of the page says again what its byline is. */
function withoutByline(blocks: readonly PageBlock[], byline: string | undefined): readonly PageBlock[] {
  const names = byline?.split(/, | and /) ?? []
  const isByline = ({ text }: PageBlock) =>
    names.length > 0 && text.length < BYLINE_SLACK + byline!.length && names.every((name) => text.includes(name))
  const at = blocks.slice(0, BYLINE_BLOCKS).findIndex(isByline)
  return at < 0 ? blocks : blocks.toSpliced(at, 1)
}

/** How far down a byline stands, and how much longer its line may be ("By …, political correspondent"). */
const BYLINE_BLOCKS = 3
const BYLINE_SLACK = 40

/** "More on this story": a line that is one link and no sentence. */
const isLinkList = ({ text, linked }: PageBlock) => linked > text.length * 0.9 && !endsSentence(text)

const endsSentence = (text: string) => /[.!?…]["”’»)\]]*$/.test(text.slice(-10))

/** Shortest paragraph that is one by its length alone, and with the end of a sentence. */
const LONG_PARAGRAPH = 80
const PARAGRAPH = 25

/** Running text anywhere on the page: blocks with the length or the end of a sentence that are not mostly links. */
function denseBlocks({ blocks, marked }: PageText): PageText {
  const dense = blocks.filter(({ text, linked, furniture, heading, quotation }) => {
    if (furniture || heading || linked > text.length / 3) return false
    return quotation !== undefined || text.length >= LONG_PARAGRAPH || (text.length >= PARAGRAPH && endsSentence(text))
  })
  // a page of short lines is still all that there is
  return { blocks: dense.length > 0 ? dense : blocks.filter(({ furniture }) => !furniture), marked }
}

const lengthOf = ({ blocks }: PageText) => blocks.reduce((sum, { text }) => sum + text.length, 0)

const marksIn = ({ blocks }: PageText) =>
  blocks.reduce((sum, { text }) => sum + (text.match(/["“”„«»]/g)?.length ?? 0), 0)

const lostMarks = (page: PageText, chosen: PageText) => Math.max(0, marksIn(page) - marksIn(chosen))

function markWarnings(written: number, lost: number): Warning[] {
  const warnings: Warning[] = []
  if (written > 0) {
    const message = `quotation marks written where the page has only markup for them: ${written} pairs`
    warnings.push(warning('written-quotation-marks', message))
  }
  if (lost > 0) {
    const message = `quotation marks of the page that stand outside what was taken for its article: ${lost}`
    warnings.push(warning('lost-quotation-marks', message))
  }
  return warnings
}

const cleanTitle = (title: string) => title.replace(/\s+/g, ' ').trim()
