import { factsOf } from '../rows.js'
import type { Sink, WriteOptions, Writer } from '../writer.js'
import { mapPlaces, pageArticle } from './article.js'
import { FolderMap } from './folder-map.js'
import { frameOf } from './frame.js'
import { type MapMaker, type MapPlace, openMaps } from './map.js'
import { dataScript, markup } from './markup.js'
import { articleView } from './view/article.js'
import type { PageArticle, PageFront } from './view/data.js'

/**
 * Writes a page. One article stands in it as it is; several are data in the page, drawn by its script when they are
 * opened, behind a front page with the tables of all.
 */
export function openPage(sink: Sink, options: WriteOptions): Writer {
  const folder = new FolderMap()
  let count = 0
  /** The first article waits: what kind of page it is shows with the second. */
  let first: PageArticle | null = null
  let maps: MapMaker | null = null
  const draw = async (places: readonly MapPlace[]) => {
    if (places.length === 0) return null
    maps ??= await openMaps()
    return maps(places)
  }
  return {
    async article(item) {
      const facts = factsOf(item)
      const places = options.tables.includes('places') ? mapPlaces(facts) : []
      folder.add(places)
      const article = pageArticle(`article-${++count}`, facts, options, await draw(places))
      if (count === 1) {
        first = article
        return
      }
      if (first) await sink.write(folderBegin(first))
      first = null
      await sink.write(dataScript(article.key, article))
    },
    async end() {
      if (count < 2) await sink.write(first ? articlePage(first) : emptyPage())
      else await sink.write(folderEnd({ map: await draw(folder.places()) }))
    },
  }
}

function articlePage(article: PageArticle): string {
  const { begin, middle, end } = frameOf(article.title)
  return `${begin}${markup(articleView(article, ''))}${middle}${end}`
}

function emptyPage(): string {
  const { begin, middle, end } = frameOf(FOLDER_TITLE)
  return `${begin}<p class="empty" id="no-articles">No articles.</p>\n${middle}${end}`
}

function folderBegin(first: PageArticle): string {
  const { begin, middle } = frameOf(FOLDER_TITLE)
  return `${begin}${LOADING}${middle}${dataScript(first.key, first)}`
}

const folderEnd = (front: PageFront) => `${dataScript('front', front)}${frameOf(FOLDER_TITLE).end}`

const FOLDER_TITLE = 'Articles: who, where, who said what, how many'
const LOADING =
  '<p class="empty">The articles are drawn by the script of this page; where scripts are off, nothing shows.</p>\n'
