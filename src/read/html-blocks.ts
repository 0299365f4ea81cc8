import type { Block } from './quoted-blocks.js'

/** As much of the DOM as is read here. */
export interface PageNode {
  readonly nodeType: number
  readonly nodeName: string
  readonly textContent: string | null
  readonly childNodes: Iterable<PageNode>
}

export interface PageElement extends PageNode {
  getAttribute(name: string): string | null
  querySelector(selector: string): PageElement | null
  querySelectorAll(selector: string): Iterable<PageElement>
  append(...nodes: PageNode[]): void
  replaceWith(node: PageNode): void
}

/** A block of a page, with what tells running text from furniture. */
export interface PageBlock extends Block {
  /** How many of its characters are links. */
  linked: number
  /** Whether it lies in an element that by its name holds no article: navigation, comments, a share bar. */
  furniture: boolean
  heading: boolean
}

export interface PageText {
  blocks: PageBlock[]
  /** How many short quotations (`<q>`) got the marks that a browser shows for them. */
  marked: number
}

const words = (list: string) => new Set(list.split(' '))

const SKIPPED = words(
  'SCRIPT STYLE NOSCRIPT TEMPLATE SVG MATH IFRAME OBJECT CANVAS AUDIO VIDEO BUTTON SELECT TEXTAREA INPUT HEAD FIGCAPTION',
)
const FURNITURE = words('NAV ASIDE FOOTER FORM MENU DIALOG')
const HEADING = words('H1 H2 H3 H4 H5 H6')
const BLOCK = words(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIALOG DIV DL DT FIELDSET FIGURE FOOTER FORM ' +
    'H1 H2 H3 H4 H5 H6 HEADER HGROUP HR HTML LI MAIN MENU NAV OL P PRE SECTION SUMMARY TABLE TBODY TFOOT THEAD TR UL',
)

/** "site-footer", "related-stories", "cookieConsent": names of classes and ids that mark what is no article. */
const FURNITURE_NAME =
  /(?:^|[-_ ])(?:comments?|disqus|related|recommended|promo|newsletter|share|sharing|social|footer|sidebar|nav|navbar|menu|cookies?|consent|breadcrumbs?|subscribe|subscription|advert\w*|ads?|sponsored|toolbar|pagination|tags|most-read|trending|popup|modal)(?:$|[-_ ])/i

const TEXT_NODE = 3
const ELEMENT_NODE = 1

/**
 * A part of a page as blocks of text, in order. White space is as a browser shows it; `<br>` ends a line, two of them a
 * block. Recursive: the depth of the page has to be bounded.
 */
export function blocksOf(root: PageNode): PageText {
  const blocks: PageBlock[] = []
  let pieces: string[] = []
  let linked = 0
  let marked = 0
  let quotations = 0

  function endBlock(within: Within): void {
    const raw = pieces.join('')
    const text = within.pre ? raw.trimEnd().replace(/^\n+/, '') : tidy(raw)
    if (text !== '') {
      const { quotation, attribution, furniture, heading } = within
      blocks.push({ text, linked, furniture, heading, attribution, ...(quotation === 0 ? {} : { quotation }) })
    }
    pieces = []
    linked = 0
  }

  function add(text: string, within: Within): void {
    pieces.push(text)
    if (within.link) linked += text.length
  }

  function readElement(element: PageElement, name: string, outer: Within): void {
    if (SKIPPED.has(name) || isHidden(element)) return
    const within = inside(element, name, outer)
    if (name === 'BLOCKQUOTE' && outer.quotation === 0) within.quotation = ++quotations
    if (name === 'BR') {
      if (pieces.at(-1) === '\n') endBlock(outer)
      else add('\n', outer)
    } else if (name === 'Q') {
      const [open, close] = outer.short % 2 === 0 ? '“”' : '‘’'
      marked++
      add(open!, outer)
      for (const child of element.childNodes) read(child, { ...within, short: outer.short + 1 })
      add(close!, outer)
    } else if (BLOCK.has(name) || within.attribution !== outer.attribution) {
      endBlock(outer)
      for (const child of element.childNodes) read(child, within)
      endBlock(within)
    } else {
      if ((name === 'TD' || name === 'TH') && pieces.length > 0) add(' | ', outer)
      for (const child of element.childNodes) read(child, within)
    }
  }

  function read(node: PageNode, within: Within): void {
    if (node.nodeType === TEXT_NODE) add(spaced(node.textContent ?? '', within.pre), within)
    else if (node.nodeType === ELEMENT_NODE) readElement(node as PageElement, node.nodeName.toUpperCase(), within)
  }

  read(root, OUTSIDE)
  endBlock(OUTSIDE)
  return { blocks, marked }
}

/** What holds of the place in the page that is being read. */
interface Within {
  quotation: number
  attribution: boolean
  furniture: boolean
  heading: boolean
  link: boolean
  pre: boolean
  /** Depth of `<q>`. */
  short: number
}

const OUTSIDE: Within = {
  quotation: 0,
  attribution: false,
  furniture: false,
  heading: false,
  link: false,
  pre: false,
  short: 0,
}

function inside(element: PageElement, name: string, outer: Within): Within {
  return {
    ...outer,
    attribution: outer.attribution || (outer.quotation > 0 && (name === 'CITE' || name === 'FOOTER')),
    furniture: outer.furniture || (outer.quotation === 0 && isFurniture(element, name)),
    heading: outer.heading || HEADING.has(name),
    link: outer.link || name === 'A',
    pre: outer.pre || name === 'PRE',
  }
}

function isFurniture(element: PageElement, name: string): boolean {
  if (FURNITURE.has(name)) return true
  // "body class='has-sidebar'" says nothing of the whole page
  if (name === 'BODY' || name === 'HTML' || name === 'MAIN' || name === 'ARTICLE') return false
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`.slice(0, NAMES_READ)
  return FURNITURE_NAME.test(names.replace(/([a-z])([A-Z])/g, '$1-$2'))
}

const NAMES_READ = 200

/** One space where there were several, none beside a line end. */
const tidy = (text: string) =>
  text
    .replace(/ {2,}/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()

const isHidden = (element: PageElement) =>
  element.getAttribute('hidden') !== null ||
  element.getAttribute('aria-hidden') === 'true' ||
  /display:\s*none|visibility:\s*hidden/i.test(element.getAttribute('style')?.slice(0, NAMES_READ) ?? '')

/** Soft hyphens and spaces without width part words that a reader sees whole. */
const spaced = (text: string, pre: boolean) => {
  const visible = text.replace(/[\u00ad\u200b\ufeff]/g, '').replace(/\u00a0/g, ' ')
  return pre ? visible : visible.replace(/[\t\n\f\r ]+/g, ' ')
}
