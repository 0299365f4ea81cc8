/** The errors that a user can do something about. Each message names the thing and, after it, what would be right. */

/** The call was wrong: exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/** One input could not be read or analysed; the others go on: exit code 3. */
export class InputError extends Error {
  override name = 'InputError'
  constructor(
    /** The input as the user named it, with a line number where there is one. */
    readonly input: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

/** The result could not be written: exit code 4. */
export class OutputError extends Error {
  override name = 'OutputError'
}

/** A model or gazetteer file of the installation is missing or damaged: exit code 1. */
export class ResourceError extends Error {
  override name = 'ResourceError'
}
