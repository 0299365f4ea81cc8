import { InputError, OutputError, ResourceError, UsageError } from '../errors.js'
import { say } from './messages.js'

/** Exit codes; the help of every command lists them. */
export const Exit = {
  OK: 0,
  FAULT: 1,
  USAGE: 2,
  INPUT: 3,
  OUTPUT: 4,
  /** Only with --exit-status. */
  NOTHING: 5,
  SIGINT: 130,
  SIGTERM: 143,
} as const

/** The reader of our output has gone (`| head`): the run ends, and that is no error. */
export class ClosedPipe extends Error {
  override name = 'ClosedPipe'
}

/**
 * Says on standard error what went wrong.
 * @returns the exit code that belongs to it
 */
export function report(error: unknown, debug: boolean): number {
  if (error instanceof ClosedPipe) return Exit.OK
  const stack = debug && error instanceof Error ? `\n${error.stack}` : ''
  if (error instanceof InputError) {
    say(`${error.input}: ${error.message}${stack}`)
    return Exit.INPUT
  }
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof UsageError) {
    say(message + stack)
    return Exit.USAGE
  }
  if (error instanceof OutputError) {
    say(message + stack)
    return Exit.OUTPUT
  }
  if (error instanceof ResourceError) say(message + stack)
  else say(`a fault of the program: ${message}: run it again with --debug and report what it prints${stack}`)
  return Exit.FAULT
}
