import { sanitize } from '../write/sanitize.js'

/**
 * One line on standard error: `copydesk: path: what: what to do`. Everything that goes there passes here, where names
 * of files and words of articles are made harmless.
 */
export function say(message: string): void {
  process.stderr.write(`copydesk: ${sanitize(message)}\n`)
}
