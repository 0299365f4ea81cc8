import { UsageError } from '../errors.js'
import { sanitizeLine } from '../write/index.js'
import { suggestion } from './command-line.js'

const UNKNOWN_CHOICE = /(?:argument|value) '(.*)' is invalid(?: for argument '\w+')?\. Allowed choices are (.*)\.$/s

/** commander's "error: unknown option '--fromat'\n(Did you mean --format?)", in two lines of our own. */
export function usageError(message: string): UsageError {
  const choice = UNKNOWN_CHOICE.exec(message)
  if (choice) {
    const nearest = suggestion(choice[1]!, choice[2]!.split(', '))
    const what = message.slice(0, message.lastIndexOf(' Allowed choices')).replace(/^error: /, '')
    return new UsageError(`${sanitizeLine(what)}\n${nearest ? `did you mean ${nearest}?` : 'choose'} (${choice[2]})`)
  }
  const [, what, option, rule] =
    /^(?:error: )?(.*?)(?:\n\(Did you mean (.*)\?\)| ((?:It is|The tables are) .*))?$/s.exec(message)!
  return new UsageError(
    `${sanitizeLine(what!)}\n${option ? `did you mean ${option}?` : (rule ?? 'see copydesk --help')}`,
  )
}
