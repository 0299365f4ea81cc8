import type { Article } from '../analysis.js'
import type { InputError } from '../errors.js'
import type { OpenInput } from './open.js'

/** An input, or an article of one, that could not be read; the others go on. */
export interface FailedInput {
  /** As the user named it, with the line or item in it where there is one. */
  input: string
  error: InputError
  /** Whether nothing of that name exists (against: it exists and could not be read). */
  missing: boolean
}

/** Sizes in bytes above which an input is refused. */
export interface Limits {
  /** One article's text. */
  article: number
  /** One file that has to be in memory as a whole, and one line of NDJSON. */
  container: number
}

/** One input format: bytes -> articles. */
export interface FormatReader {
  /** Ends of file names, in lower case, with the dot. */
  extensions: readonly string[]
  /** Names of other formats under which this one is met too: there the content decides. */
  alsoNamed?: readonly string[]
  /**
   * Whether the first characters of an input are those of this format; asked where no name decides.
   *
   * @param named whether the name speaks for another format, so that only what cannot be that one counts
   */
  recognises?(head: string, named: boolean): boolean
  /** @throws InputError where nothing of the input can be read */
  read(input: OpenInput, limits: Limits): AsyncIterable<Article | FailedInput>
}
