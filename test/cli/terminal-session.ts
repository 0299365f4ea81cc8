import { type ChildProcess, spawn } from 'node:child_process'
import { stripVTControlCharacters } from 'node:util'

/** A shell in a terminal of its own (that of util-linux' `script`), into which a test types. */
export class TerminalSession {
  readonly #child: ChildProcess
  #shown = ''
  #seen = 0
  #wake = () => {}

  constructor(command: string, options: { cwd: string; env: NodeJS.ProcessEnv }) {
    this.#child = spawn('script', ['--quiet', '--command', command, '/dev/null'], options)
    this.#child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      this.#shown += text
      this.#wake()
    })
  }

  type(keys: string): void {
    this.#seen = this.#shown.length
    this.#child.stdin!.write(keys)
  }

  /** Resolves when all of these stand on the screen since something was typed; the test's time limit is the only one. */
  async shows(...expected: string[]): Promise<void> {
    while (!expected.every((text) => this.shown.includes(text))) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }

  /** What was shown since something was typed, without colours and movements of the cursor. */
  get shown(): string {
    return stripVTControlCharacters(this.#shown.slice(this.#seen))
  }

  close(): void {
    this.#child.kill()
  }
}
