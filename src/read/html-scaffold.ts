/** Deeper elements than this no page needs; parsers and extractors take time by the square of the depth. */
const DEEPEST = 100

/** Elements that never hold anything. */
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))

/** Elements whose content is no markup. */
const RAW = new Set('script style textarea title xmp iframe noembed noframes'.split(' '))

/** Elements that the next one of their name closes. */
const SELF_CLOSING = new Set('p li dt dd tr td th option'.split(' '))

/** What an extractor can take in a second or two: elements, and pieces of text between tags and entities. */
const MOST_ELEMENTS = 10_000
const MOST_PIECES = 40_000

/** The page's own scaffold: where it is broken, the parser's document has no body. */
const SCAFFOLD = new Set('html head body'.split(' '))

/**
 * The page with a sound scaffold, and without the tags of elements that lie too deep, whose text moves up to the
 * deepest that stays; and whether it is of a size that an extractor can take. Linear, by one walk over the characters.
 */
export function soundPage(html: string): { html: string; large: boolean } {
  const open: string[] = []
  const dropped = new Map<string, number>()
  const kept: string[] = []
  let keptTo = 0
  let elements = 0
  const drop = (tag: Tag) => {
    kept.push(html.slice(keptTo, tag.start))
    keptTo = tag.end
  }
  for (const tag of tagsOf(html)) {
    if (SCAFFOLD.has(tag.name)) drop(tag)
    else if (tag.closes) {
      const count = dropped.get(tag.name) ?? 0
      if (count > 0) {
        dropped.set(tag.name, count - 1)
        drop(tag)
      } else {
        const at = open.lastIndexOf(tag.name)
        if (at >= 0) open.length = at
      }
    } else {
      elements++
      if (VOID.has(tag.name) || RAW.has(tag.name)) continue
      if (open.at(-1) === tag.name && SELF_CLOSING.has(tag.name)) continue
      if (open.length < DEEPEST) open.push(tag.name)
      else {
        dropped.set(tag.name, (dropped.get(tag.name) ?? 0) + 1)
        drop(tag)
      }
    }
  }
  kept.push(html.slice(keptTo))
  const large = elements > MOST_ELEMENTS || (html.match(/[<&]/g)?.length ?? 0) > MOST_PIECES
  return { html: `<html><head></head><body>${kept.join('')}</body></html>`, large }
}

interface Tag {
  name: string
  closes: boolean
  start: number
  end: number
}

const NAME = /[a-z][^\s/>]*/iy

/** The tags of a page in order; comments, declarations and the content of scripts are passed over. */
function* tagsOf(html: string): Generator<Tag> {
  for (let start = html.indexOf('<'); start >= 0; ) {
    let end = start + 1
    if (html.startsWith('<!--', start)) end = after(html, '-->', start + 4)
    else if (html[end] === '!' || html[end] === '?') end = after(html, '>', end)
    else {
      const closes = html[end] === '/'
      NAME.lastIndex = end + (closes ? 1 : 0)
      const name = NAME.exec(html)?.[0].toLowerCase()
      if (name !== undefined) {
        end = tagEnd(html, NAME.lastIndex)
        yield { name, closes, start, end }
        if (!closes && RAW.has(name)) end = rawEnd(html, name, end)
      }
    }
    start = html.indexOf('<', end)
  }
}

/** Behind the ">" that ends a tag; one within quotation marks does not end it. */
function tagEnd(html: string, from: number): number {
  const stop = /["'>]/g
  stop.lastIndex = from
  for (let found = stop.exec(html); found; found = stop.exec(html)) {
    if (found[0] === '>') return found.index + 1
    // a mark opens a value only behind "="
    if (!/=\s*$/.test(html.slice(Math.max(from, found.index - 16), found.index))) continue
    stop.lastIndex = after(html, found[0], found.index + 1)
  }
  return html.length
}

function rawEnd(html: string, name: string, from: number): number {
  const end = new RegExp(`</${name}`, 'gi')
  end.lastIndex = from
  return end.exec(html)?.index ?? html.length
}

function after(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from)
  return at < 0 ? html.length : at + mark.length
}
