import { type Command, Help, type Option } from 'commander'
import { describeOption, type Introduction, NOTES } from './help.js'

/** Day of the version, as manual pages have it on top. */
const RELEASED = '2026-11-24'

/** Of lines in the source: escapes make them longer, and editors shall show them whole. */
const LINE_WIDTH = 60

/**
 * The manual page, copydesk(1), in the macros of man(7).
 * @param program with its commands, arguments and options: all that is said of them is read off there
 * @param about what each command is for, by its name, and its examples
 */
export function manPage(program: Command, about: ReadonlyMap<string, Introduction>): string {
  const commands = program.createHelp().visibleCommands(program)
  return [
    `.TH COPYDESK 1 ${RELEASED} "copydesk ${program.version()}"`,
    ...section('NAME', [`copydesk \\- ${roff('who, where, who said what and how many in news articles')}`]),
    ...section('SYNOPSIS', ['.B copydesk', '[\\fIcommand\\fR] [\\fIinputs ...\\fR] [\\fIoptions\\fR]']),
    ...section('DESCRIPTION', [...prose(about.get('analyze')!.about), '.PP', ...prose(NOTES.inputs)]),
    ...section(
      'COMMANDS',
      commands.flatMap((command) => commandEntry(command, about.get(command.name()))),
    ),
    ...section('OPTIONS', optionEntries(commands)),
    ...section('FILES', [...prose(NOTES.settings), '.PP', ...verbatim(NOTES.names)]),
    ...section('EXIT STATUS', verbatim(NOTES.exitCodes)),
    ...section(
      'EXAMPLES',
      [...about.values()].flatMap(({ examples }) => examples.flatMap(exampleEntry)),
    ),
  ]
    .join('\n')
    .concat('\n')
}

const section = (title: string, lines: readonly string[]) => [
  `.SH ${title.includes(' ') ? `"${title}"` : title}`,
  ...lines,
]

function commandEntry(command: Command, intro: Introduction | undefined): string[] {
  const operands = command.registeredArguments.map((argument) => argument.name() + (argument.variadic ? ' ...' : ''))
  const term = [`\\fB${roff(command.name())}\\fR`, ...operands.map((name) => `\\fI${roff(name)}\\fR`)]
  return ['.TP', term.join(' '), ...prose(intro?.about ?? `Prints ${command.description()}.`)]
}

/** Each option of each command once, under the heading of its group. */
function optionEntries(commands: readonly Command[]): string[] {
  const groups = new Map<string, Map<string, string[]>>()
  for (const command of commands) {
    for (const option of command.createHelp().visibleOptions(command)) {
      const heading = option.helpGroupHeading ?? 'Others:'
      const group = groups.get(heading) ?? new Map<string, string[]>()
      groups.set(heading, group.set(option.long!, optionEntry(option)))
    }
  }
  return [...groups].flatMap(([heading, entries]) => [
    `.SS "${roff(heading.replace(/:$/, ''))}"`,
    ...[...entries.values()].flat(),
  ])
}

function optionEntry(option: Option): string[] {
  const term = option.flags
    .split(', ')
    .map((flag) =>
      flag.replace(
        /^(\S+)(?: <(.*)>)?$/,
        (_, name, value) => `\\fB${roff(name)}\\fR${value ? ` \\fI${roff(value)}\\fR` : ''}`,
      ),
    )
    .join(', ')
  return ['.TP', term, ...prose(describeOption(option))]
}

const exampleEntry = ([line, gives]: readonly [string, string]) => ['.TP', ...prose(gives), `.B ${roff(line)}`]

/** A paragraph, filled anew by whoever shows the page. */
const prose = (text: string) => new Help().boxWrap(text.replaceAll('\n', ' '), LINE_WIDTH).split('\n').map(roff)

const verbatim = (text: string) => ['.nf', ...text.split('\n').map((line) => (line === '' ? '.sp' : roff(line))), '.fi']

/** What a letter would be taken for, where it stands for itself. */
const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\e',
  '-': '\\-',
  "'": '\\(aq',
  '`': '\\(ga',
  '^': '\\(ha',
  '~': '\\(ti',
  '"': '\\(dq',
}

function roff(text: string): string {
  return text
    .replaceAll(/[\\\-'`^~"]/g, (letter) => ESCAPES[letter]!)
    .replaceAll(
      /[^\x20-\x7e]/gu,
      (letter) => `\\[u${letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`,
    )
    .replace(/^(?=\.)/, '\\&')
}
