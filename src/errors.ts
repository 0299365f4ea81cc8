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

/** What went wrong with an output, and what to do. */
export function outputError(path: string, error: unknown): OutputError {
  if (error instanceof OutputError) return error
  const code = (error as NodeJS.ErrnoException).code ?? ''
  return new OutputError(`${path}: ${REASONS[code] ?? `cannot be written (${code || (error as Error).message})`}`, {
    cause: error,
  })
}

/** What an error of the file system means, and what to do. */
const REASONS: Record<string, string> = {
  ENOSPC: 'the disk is full: free some space, or write elsewhere with -o',
  EDQUOT: 'the disk quota is used up: free some space, or write elsewhere with -o',
  EFBIG: 'the file is too large for this file system or its limit: write elsewhere with -o',
  ENOENT: 'cannot be written, its folder does not exist: make the folder first',
  ENOTDIR: 'cannot be written, a part of its path is no folder: choose another path',
  EACCES: 'cannot be written, permission denied: choose another path',
  EPERM: 'cannot be written, permission denied: choose another path',
  EROFS: 'cannot be written, the file system is read-only: choose another path',
  EIO: 'cannot be written, the device failed (EIO): write elsewhere with -o',
}
