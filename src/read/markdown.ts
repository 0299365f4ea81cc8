import type { Article } from '../analysis.js'
import { finishArticle, sourceOf, warning } from './article.js'
import { isoDate } from './dates.js'
import { decode } from './decode.js'
import type { FormatReader } from './format-reader.js'
import { type MarkdownNode, markdownBlocks } from './markdown-blocks.js'
import { readAll } from './open.js'
import { joinBlocks } from './quoted-blocks.js'

/** Markdown (CommonMark and GitHub's tables) with YAML front matter: its text, in paragraphs; block quotes are quoted. */
export const markdown: FormatReader = {
  extensions: ['.md', '.markdown'],
  async *read(input, limits) {
    const bytes = await readAll(input, limits.article, 'article')
    const decoded = decode(bytes, input.path)
    const source = sourceOf(input.path, 'markdown', decoded.encoding, bytes)
    if (isTooMuch(decoded.text)) {
      const message = 'too long for Markdown, or too many marks, or too deep in one another: read as plain text'
      const warnings = [warning('plain-markdown', message)]
      yield finishArticle({ id: input.id, text: decoded.text, source, warnings }, decoded)
      return
    }
    const { root, front } = await parse(decoded.text)
    const { text } = joinBlocks(markdownBlocks(root))
    yield finishArticle({ id: input.id, text, ...front, source, extracted: true }, decoded)
  },
}

/** The parser takes up to 100 microseconds a mark or line, and a call on the stack for each quotation within another. */
const MOST_CHARACTERS = 250_000
const MOST_MARKS = 5_000
const TOO_DEEP = /^[ \t>*+-]{200}/m

const isTooMuch = (text: string) =>
  text.length > MOST_CHARACTERS || TOO_DEEP.test(text) || (text.match(/[*_`~[\]<>|&#\\@-]/g)?.length ?? 0) > MOST_MARKS

async function parse(source: string): Promise<{ root: MarkdownNode; front: Partial<Article> }> {
  const [{ fromMarkdown }, { gfm }, { gfmFromMarkdown }, { frontmatter }, { frontmatterFromMarkdown }] =
    await Promise.all([
      import('mdast-util-from-markdown'),
      import('micromark-extension-gfm'),
      import('mdast-util-gfm'),
      import('micromark-extension-frontmatter'),
      import('mdast-util-frontmatter'),
    ])
  const root: MarkdownNode = fromMarkdown(source, {
    extensions: [gfm(), frontmatter(['yaml'])],
    mdastExtensions: [gfmFromMarkdown(), frontmatterFromMarkdown(['yaml'])],
  })
  const first = root.children?.[0]
  return { root, front: first?.type === 'yaml' ? await frontMatter(first.value ?? '') : {} }
}

const KEYS = {
  title: ['title', 'headline'],
  byline: ['byline', 'author', 'authors'],
  published: ['published', 'date', 'pubDate'],
  url: ['url', 'link'],
} as const

const LONGEST_FRONT_MATTER = 20_000

/** Only known keys are asked for, so no key of the file names anything else. */
async function frontMatter(source: string): Promise<Partial<Article>> {
  if (source.length > LONGEST_FRONT_MATTER) return {}
  const { parseDocument, isSeq, isScalar } = await import('yaml')
  const document = parseDocument(source, { schema: 'failsafe', logLevel: 'silent' })
  const text = (node: unknown): string | undefined => {
    if (isSeq(node)) return node.items.map(text).filter(Boolean).join(', ') || undefined
    return isScalar(node) && typeof node.value === 'string' ? node.value.trim() || undefined : undefined
  }
  const front: Partial<Article> = {}
  if (!('has' in document) || document.errors.length > 0) return front
  for (const [key, names] of Object.entries(KEYS) as [keyof typeof KEYS, readonly string[]][]) {
    const value = names.map((name) => text(document.get(name, true))).find((found) => found !== undefined)
    const kept = key === 'published' && value !== undefined ? isoDate(value) : value
    if (kept !== undefined) front[key] = kept
  }
  return front
}
