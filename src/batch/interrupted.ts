/** Ctrl-C came in the middle of an article. */
export class Interrupted extends Error {
  override name = 'Interrupted'
}
