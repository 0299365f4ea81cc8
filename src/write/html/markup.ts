import { safeJson, sanitize } from '../sanitize.js'
import type { View } from './view/element.js'

/** Markup of a view. Text is text wherever it stands; control characters show instead of acting. */
export function markup(view: View): string {
  if (typeof view === 'string') return escapeHtml(view)
  const { tag, attributes, children } = view
  let html = `<${tag}`
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) html += ` ${name}`
    else if (value !== false && value !== null) html += ` ${name}="${escapeHtml(String(value))}"`
  }
  html += '>'
  if (tag === 'input') return html
  for (const child of children) html += markup(child)
  return `${html}</${tag}>${BLOCKS.has(tag) ? '\n' : ''}`
}

/** Behind these a new line changes nothing but that people can read the source. */
const BLOCKS = new Set(['article', 'div', 'figure', 'h2', 'section', 'table', 'thead', 'tr', 'ul', 'ol', 'li', 'svg'])

/**
 * Data in a page, which the browser keeps as text: no character of it ends the element or acts in another way, and no
 * string of it does when the script shows it.
 */
export function dataScript(id: string, data: unknown): string {
  const safe = JSON.parse(JSON.stringify(data), (_, value) => (typeof value === 'string' ? sanitize(value) : value))
  return `<script type="application/json" id="${id}">${safeJson(safe).replaceAll('<', '\\u003c')}</script>\n`
}

export function escapeHtml(text: string): string {
  return sanitize(text.replace(/\r\n?/g, '\n')).replace(/[&<>"'`]/g, (mark) => ENTITIES[mark]!)
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
}
