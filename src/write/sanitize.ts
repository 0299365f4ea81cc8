/**
 * Text that comes from articles and file names, made harmless for a terminal: control characters (which start escape
 * sequences), C1 (which are such sequences in one byte) and bidirectional overrides show as signs of their own. Line
 * feeds and tabs stay. Everything that goes to a terminal passes here; the program's own colours are added after it.
 */
export function sanitize(text: string): string {
  return text.replace(UNSAFE, visible)
}

/** The same for what has to stay on one line, as a file name in a message: line feeds and tabs show too. */
export function sanitizeLine(text: string): string {
  return text.replace(UNSAFE_IN_LINE, visible)
}

/** A value as JSON in which no character can act: valid, and the same value when read again. */
export function safeJson(value: unknown): string {
  const json = JSON.stringify(value)
  // looked for first, since almost no article has any
  return UNSAFE_IN_JSON.test(json) ? json.replace(UNSAFE_IN_LINE, escapeSequence) : json
}

/**
 * An id that is harmless and still no other's: what would act is written as JSON writes it ("\u001b"), and so is a
 * backslash that looks like the start of such an escape.
 */
export function safeId(id: string): string {
  return id.replace(UNSAFE_IN_ID, escapeSequence)
}

// Cc is C0, DEL and C1, Cs half of a surrogate pair, which is no character; U+202A–E and U+2066–9 turn the direction of what follows; U+2028/9 end a line in JavaScript
const UNSAFE = /(?![\n\t])[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069]/gu
/** What JSON leaves as it is. */
const UNSAFE_IN_JSON = /[\x7f-\x9f\u2028-\u202e\u2066-\u2069]/
const UNSAFE_IN_LINE = /[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069]/gu
const UNSAFE_IN_ID = /\\(?=u[\da-f]{4})|[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069]/gu

/** U+2400 and after picture the control characters: escape shows as ␛. */
function visible(character: string): string {
  const code = character.charCodeAt(0)
  if (code < 0x20) return String.fromCharCode(0x2400 + code)
  return code === 0x7f ? '\u2421' : '\ufffd'
}

const escapeSequence = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
