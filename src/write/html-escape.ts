import { sanitize } from './sanitize.js'

/** Text that is text wherever it stands in a page, in an attribute too; control characters show instead of acting. */
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
