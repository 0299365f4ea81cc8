import type { CellType } from './rows.js'

/** The parts of a workbook (ECMA-376, Office Open XML), as small as spreadsheet programs read them. */

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Cell styles, by their number in the style sheet below. */
export const Style = { HEADER: 1, DATE: 2, TEXT: 3 } as const

/** The path of a sheet's part, counted from 1. */
export const sheetPath = (number: number): string => `xl/worksheets/sheet${number}.xml`

/** Every part but the sheets themselves: path and content. */
export function partsOf(sheets: readonly string[]): [path: string, xml: string][] {
  const numbers = sheets.map((_, i) => i + 1)
  const styles = sheets.length + 1
  return [
    [
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${CONTENT}.styles+xml"/>${numbers.map((n) => `<Override PartName="/${sheetPath(n)}" ContentType="${CONTENT}.worksheet+xml"/>`).join('')}</Types>`,
    ],
    [
      '_rels/.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${numbers.map((n) => `<Relationship Id="rId${n}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join('')}<Relationship Id="rId${styles}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ['xl/styles.xml', STYLES],
  ]
}

// number format 14 is a day as the reader's country writes it; a text that looks like a formula keeps its quote
// mark, so that it is a text also after it was edited
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="14" applyNumberFormat="1"/><xf quotePrefix="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

/** What a sheet starts with: the first line stays in sight, columns are as wide as what is usual in them. */
export function sheetHead(columns: readonly [name: string, type: CellType][]): string {
  const widths = columns.map(([name, type], i) => {
    const width = WIDTHS[name] ?? (type === 'text' ? TEXT_WIDTH : NUMBER_WIDTH)
    return `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`
  })
  const header = columns.map(([name], i) => textCell(`${columnLetters(i)}1`, name, Style.HEADER)).join('')
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row r="1">${header}</row>`
}

/** In characters. */
const WIDTHS: Record<string, number> = { id: 6, name: 26, aliases: 36, role: 30, claim: 60, sentence: 80, why: 60 }
const TEXT_WIDTH = 16
const NUMBER_WIDTH = 11

/** What a sheet of so many rows ends with, the filter over all of it. */
export const sheetEnd = (columns: number, rows: number): string =>
  `</sheetData><autoFilter ref="A1:${columnLetters(columns - 1)}${rows}"/></worksheet>`

/** "A", "B" … "Z", "AA": no table has more columns than that needs. */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode(0x41 + (index % LETTERS))
  return index < LETTERS ? letter : columnLetters(Math.floor(index / LETTERS) - 1) + letter
}

const LETTERS = 26

export function textCell(at: string, text: string, style?: number): string {
  const attributes = style === undefined ? '' : ` s="${style}"`
  return `<c r="${at}"${attributes} t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`
}

export function numberCell(at: string, value: number, style?: number): string {
  return `<c r="${at}"${style === undefined ? '' : ` s="${style}"`}><v>${value}</v></c>`
}

/** Text that has no control characters any more; "_x0041_" would be read as an escaped "A". */
function escapeXml(text: string): string {
  return text
    .replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_')
    .replace(/[&<>]/g, (mark) => ENTITIES[mark]!)
    .replace(/[\ufffe\uffff]/g, '\ufffd')
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
