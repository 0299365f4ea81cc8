import { type Command, Help, type Option } from 'commander'
import { PROJECT_NAMES_EXAMPLE } from '../names/project-names.js'

/** Terminals and mails of 80 columns hold it. */
const HELP_WIDTH = 80

export interface Introduction {
  /** A sentence on what the command is for. */
  about: string
  /** Command lines and what they give; they come first in the help. */
  examples: readonly (readonly [line: string, gives: string])[]
}

/** Gives a command the help of this program: what it is and examples first, then commander's lists, then `notes`. */
export function layOutHelp(command: Command, intro: Introduction, options: readonly Option[], notes: string[]): void {
  command.configureHelp({
    helpWidth: HELP_WIDTH,
    visibleOptions: () => [
      ...options,
      ...new Help().visibleOptions(command).filter((option) => option.helpGroupHeading === undefined),
    ],
    subcommandTerm: (subcommand) => subcommand.name(),
    optionDescription: describeOption,
  })
  command.addHelpText('before', `${introduction(intro)}\n`)
  command.addHelpText('after', `\n${notes.join('\n\n')}`)
}

/** What a terminal gets that asks for nothing and pipes nothing in. */
export function shortHelp(intro: Introduction): string {
  return `${introduction({ ...intro, examples: intro.examples.slice(0, 2) })}\nAll of it: copydesk --help`
}

/** More choices than this are completed by the shell and named with a wrong one, but would fill the help. */
const MOST_CHOICES = 12

/** What an option is for, its choices and its default. */
export function describeOption({ description, argChoices, defaultValue, negate }: Option): string {
  const notes = [
    ...(argChoices && argChoices.length <= MOST_CHOICES ? [argChoices.join(', ')] : []),
    ...(defaultValue === undefined || negate ? [] : [`default: ${defaultValue}`]),
  ]
  return notes.length === 0 ? description : `${description} (${notes.join('; ')})`
}

function introduction({ about, examples }: Introduction): string {
  const lines = examples.map(([line, gives]) => `  # ${gives}\n  ${line}\n`)
  return `${new Help().boxWrap(about, HELP_WIDTH)}\n\n${lines.join('')}`
}

export const NOTES = {
  inputs: `Inputs are files, folders (with all in them, hidden ones left out), patterns
('wire/**/*.html') and - for standard input, which is read also when it is piped
and nothing else is named. A file that is named like a command: ./claims`,
  names: `A file for --names:\n${PROJECT_NAMES_EXAMPLE.replace(/^/gm, '  ')}`,
  settings: `Settings: an option's long name sets its default for a project, in a file
copydesk.toml in the working folder or above (min-confidence = 0.5), or in the
environment (COPYDESK_MIN_CONFIDENCE=0.5). See what is in force: copydesk doctor`,
  patterns: `Patterns: words, (one|or|another), #Tag, . for any word, ? + * {2,4} behind what
may be missing or come again, !not, [<name>group], {walk} for its forms, ^ and $
for the ends of a sentence, @hasComma, /regular expression/, ~fuzzy~. The tags
are compromise's: #Person #Organization #Place #Value #Money #Date #Noun #Verb`,
  allOptions: 'All options: copydesk help analyze',
  exitCodes: `Exit codes:
  0  all articles analysed, whatever was found in them
  1  a fault of the program or of its installation
  2  the call was wrong, or the only inputs named do not exist
  3  an input failed; the results of all others are printed
  4  the output could not be written
  5  nothing was found (only with --exit-status)
  130, 143  interrupted; what was printed until then is whole lines`,
}
