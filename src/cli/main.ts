import { readFileSync } from 'node:fs'
import { Exit, report } from './exit.js'
import { openStandardOutput } from './output.js'
import { type Call, parseCommandLine } from './program.js'

/**
 * Runs one command line. Only the exit code is set, the process is left to end by itself: `process.exit` would cut off
 * what a pipe has not taken yet.
 */
export async function main(argv: readonly string[]): Promise<void> {
  // nobody reads our messages: no reason to stop
  process.stderr.on('error', () => {})
  const debug = argv.includes('--debug')
  try {
    process.exitCode = await run(parseCommandLine(argv, version()))
  } catch (error) {
    process.exitCode = report(error, debug)
  }
}

async function run(call: Call): Promise<number> {
  if (call.kind === 'analysis') {
    const { runAnalysis } = await import('./run.js')
    return runAnalysis(call)
  }
  const output = openStandardOutput()
  await output.write(await call.text())
  await output.finish()
  return Exit.OK
}

function version(): string {
  return JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version
}
