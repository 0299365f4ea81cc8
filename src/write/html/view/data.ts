/**
 * What the page knows of an article: plain data that goes into the page as JSON, or straight into its markup. The
 * views beside this file draw it, in the program and in the browser alike.
 */
export interface PageArticle {
  /** "article-12": its name in links. */
  key: string
  id: string
  title: string
  /** Byline, date, agency: what stands above the headline. */
  facts: string[]
  /** ISO 639-1; empty where it is not known. */
  language: string
  /** ISO 8601. */
  published: string | null
  words: number
  /** The text, all of it, in its order. */
  paragraphs: Paragraph[]
  tables: readonly PageTable[]
  /** Null where claims were not asked for; so with places and the map. */
  voices: Voice[] | null
  map: MapDrawing | null
  dates: PageDate[]
}

export interface Paragraph {
  headline: boolean
  pieces: Piece[]
}

/** A stretch of text in which nothing begins or ends. */
export type Piece = string | MarkedPiece

export interface MarkedPiece {
  text: string
  /** Classes of the style sheet. */
  marks: string
  /** Ids of the rows that it belongs to, the shortest words first. */
  rows: string[]
  /** Ids of rows and dates whose first words start here. */
  starts: string[]
  /** Whether words of its first row start here: there the keyboard stops. */
  stop: boolean
}

export interface PageTable {
  name: string
  head: string[]
  rows: PageRow[]
}

export interface PageRow {
  id: string
  cells: string[]
  /** What the first cell is sorted by where it is a number in words. */
  value?: number
  /** How the articles write what the row is about: what a `--names` file can speak of. */
  names?: string[]
}

/** Somebody who is quoted, with the words that are theirs. */
export interface Voice {
  name: string
  kind: 'named' | 'unnamed' | 'nobody'
  /** Words in quotation marks, and words reported without them. */
  quoted: number
  reported: number
}

export interface PageDate {
  id: string
  text: string
  /** ISO 8601. */
  from: string
  to: string
}

/** A map as it is drawn: all numbers in units of its own picture. */
export interface MapDrawing {
  width: number
  height: number
  /** Paths of SVG. */
  land: string
  borders: string
  points: MapPoint[]
  /** Places that are too many to draw. */
  left: number
}

export interface MapPoint {
  /** Id of the place's row; null where it stands for rows of several articles. */
  row: string | null
  name: string
  mentions: number
  x: number
  y: number
  radius: number
  /** Whether it stands for an area (a country) and not for a spot. */
  area: boolean
  label: MapLabel | null
}

export interface MapLabel {
  text: string
  x: number
  y: number
  anchor: 'start' | 'middle' | 'end'
}

/** What the front page of a folder needs beside its articles. */
export interface PageFront {
  map: MapDrawing | null
}
