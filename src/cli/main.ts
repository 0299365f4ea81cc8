import { readFileSync } from 'node:fs'
import { Exit, report } from './exit.js'
import { openStandardOutput } from './output.js'
import type { Call } from './program.js'

/**
 * Runs one command line. Only the exit code is set, the process is left to end by itself: `process.exit` would cut off
 * what a pipe has not taken yet.
 */
export async function main(argv: readonly string[]): Promise<void> {
  // nobody reads our messages: no reason to stop
  process.stderr.on('error', () => {})
  const debug = argv.includes('--debug')
  process.on('uncaughtException', (error) => {
    // nobody waits for what failed here: nothing is known of the state of the run
    process.exit(report(error, debug))
  })
  try {
    process.exitCode = await run(await callOf(argv))
  } catch (error) {
    process.exitCode = report(error, debug)
  }
}

/** What the arguments ask for. The version is asked for by scripts, often: it does not wait for anything to be loaded. */
async function callOf(argv: readonly string[]): Promise<Call> {
  if (argv.length === 1 && VERSION_OPTIONS.has(argv[0]!)) {
    return { kind: 'text', answer: async () => ({ text: `${version()}\n` }) }
  }
  const { parseCommandLine } = await import('./program.js')
  return parseCommandLine(argv, version())
}

const VERSION_OPTIONS = new Set(['-V', '--version'])

async function run(call: Call): Promise<number> {
  if (call.kind === 'analysis') {
    const { runAnalysis } = await import('./run.js')
    return runAnalysis(call)
  }
  if (call.kind === 'find') {
    const { runFind } = await import('./find-run.js')
    return runFind(call)
  }
  const output = openStandardOutput()
  const { text, exitCode } = await call.answer()
  await output.write(text)
  await output.finish()
  return exitCode ?? Exit.OK
}

function version(): string {
  return JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version
}
