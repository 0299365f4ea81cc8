import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { bash, type Folder } from '../cli/program.js'
import { type Block, blocksOf, linesOf } from './blocks.js'

/** The folder of a document's sessions, beside what Node looks for packages in. */
export const DESK = 'desk'

/** Programs that a reader's machine may lack: a session with one of them is left as it stands where it is missing. */
const OTHER_PROGRAMS = ['duckdb', 'jq', 'parallel', 'python3', 'qsv', 'sqlite3', 'ssh', 'xmllint']

const ENVIRONMENT = { COLUMNS: '80', NO_COLOR: '1', LC_ALL: 'C.UTF-8', TZ: 'UTC' }

/** Ends what one command of a session printed. No text of ours has it. */
const END_OF_OUTPUT = '\x1e'

/** Keeps `$?` of the command before it, which the next may ask for. */
const MARK_END = `exec 2>&1; end_of_output() { local code=$?; printf '\\036'; return $code; }`

export interface Replayed {
  /** The document with what its sessions print now. */
  markdown: string
  /** "jq: $ copydesk …" for each session that was left as it stands. */
  skipped: string[]
}

/**
 * Runs the sessions of a document, one after the other: files that it shows are written, each ```console block is run by
 * one bash. What the commands print, errors included, takes the place of what stands there.
 * @param folder holds `DESK`, where they are run; what one session writes is there for the next
 */
export async function replay(markdown: string, folder: Folder): Promise<Replayed> {
  const lines = linesOf(markdown)
  const skipped: string[] = []
  const printed: string[] = []
  let copied = 0
  for (const block of blocksOf(markdown)) {
    if (block.fileName) folder.write(join(DESK, block.fileName), `${block.lines.join('\n')}\n`)
    if (block.language !== 'console') continue
    const missing = OTHER_PROGRAMS.find((name) => uses(block, name) && !isInstalled(name))
    if (missing) {
      skipped.push(`${missing}: ${block.lines[0]}`)
      continue
    }
    printed.push(...lines.slice(copied, block.firstLine), ...(await session(block, folder)))
    copied = block.firstLine + block.lines.length
  }
  return { markdown: [...printed, ...lines.slice(copied)].join('\n'), skipped }
}

/** Lines of a session as a run of its commands prints them. */
async function session(block: Block, folder: Folder): Promise<string[]> {
  const commands = commandsOf(block)
  const script = [MARK_END, ...commands.map((lines) => lines.join('\n').slice(PROMPT.length))].join('\nend_of_output\n')
  const options = { cwd: folder.file(DESK), env: { ...ENVIRONMENT, HOME: folder.path } }
  const { stdout } = await bash(script, options)
  const [, ...outputs] = stdout.split(END_OF_OUTPUT)
  return commands.flatMap((lines, i) => [...lines, ...outputLines(outputs[i] ?? '')])
}

const outputLines = (output: string) => (output === '' ? [] : output.replace(/\n$/, '').split('\n'))

const PROMPT = '$ '
const GOES_ON = /(?:\\|\||&&)$/

/** The commands of a session, each with the lines that it goes on over. */
export function commandsOf({ lines }: Block): string[][] {
  const commands: string[][] = []
  let open = false
  for (const line of lines) {
    if (open) commands.at(-1)!.push(line)
    else if (line.startsWith(PROMPT)) commands.push([line])
    else continue
    open = GOES_ON.test(line)
  }
  return commands
}

const uses = (block: Block, program: string) =>
  commandsOf(block).some((lines) => lines.some((line) => line.split(/[\s|;()]+/).includes(program)))

const installed = new Map<string, boolean>()

function isInstalled(program: string): boolean {
  if (!installed.has(program))
    installed.set(program, spawnSync('bash', ['-c', 'command -v "$0"', program]).status === 0)
  return installed.get(program)!
}
