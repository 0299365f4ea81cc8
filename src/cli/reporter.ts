import type { Warning } from '../analysis.js'
import type { Finished } from '../batch/index.js'
import type { FailedInput } from '../read/index.js'
import { sanitizeLine } from '../write/index.js'
import { say } from './messages.js'
import type { RunOptions } from './options.js'
import { type Output, openErrorsFile } from './output.js'

/** More warnings than this are counted, not printed, without --verbose. */
const WARNINGS_SHOWN = 10

/** Says on standard error what failed and what a reader of the results should know. */
export class Reporter {
  /** Failed inputs that do not exist, against those that do and failed. */
  missing = 0
  failed = 0
  #warnings = 0
  readonly #errors: Output | undefined

  private constructor(
    readonly options: RunOptions,
    errors: Output | undefined,
  ) {
    this.#errors = errors
  }

  /** @throws OutputError when the file of `--errors` cannot be written */
  static async open(options: RunOptions): Promise<Reporter> {
    return new Reporter(options, options.errors === undefined ? undefined : await openErrorsFile(options.errors))
  }

  async failure(
    { input, error, missing }: FailedInput,
    message = `${sanitizeLine(input)}: ${error.message}`,
  ): Promise<void> {
    if (missing) this.missing++
    else this.failed++
    say(this.options.debug ? `${message}\n${stackOf(error)}` : message)
    await this.#errors?.write(`${JSON.stringify({ input, error: error.message })}\n`)
  }

  /** By default the warnings about an article as a whole, with --verbose also those about a place in it. */
  warnings({ id, warnings }: Finished): void {
    if (this.options.quiet) return
    for (const warning of warnings) {
      if (!this.options.verbose && (warning.start !== null || ++this.#warnings > WARNINGS_SHOWN)) continue
      say(`${sanitizeLine(id)}: warning: ${sanitizeLine(warning.message)}${placeOf(warning)}`)
    }
  }

  resumed(articles: number): void {
    if (!this.options.quiet) say(`going on behind ${articles} articles of the run before`)
  }

  /** @param resumable whether what was done is kept for another run */
  interrupted(articles: number, resumable: boolean): void {
    if (this.options.quiet) return
    say(`interrupted; articles that were analysed: ${articles}`)
    if (resumable) say(wayOn())
    else if (this.options.output !== undefined) {
      say('nothing of it was kept; a run with -o FILE --resume JOURNAL can go on where it ended')
    }
  }

  async finish(): Promise<void> {
    const more = this.#warnings - WARNINGS_SHOWN
    if (more > 0) say(`${more} more warning${more === 1 ? '' : 's'}; --verbose shows them all`)
    await this.#errors?.finish()
  }
}

/** What to type for a run to go on. */
export const wayOn = () => `to go on: copydesk ${process.argv.slice(2).map(shellWord).join(' ')}`

/** An argument as a shell reads it. */
const shellWord = (word: string) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)

const placeOf = ({ start }: Warning) => (start === null ? '' : ` (at character ${start})`)

/** The stack of the first cause: where it came from. */
function stackOf(error: Error): string {
  return error.cause instanceof Error ? stackOf(error.cause) : (error.stack ?? '')
}
