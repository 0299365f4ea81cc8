import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { article, bash, copydesk, Folder, pathWithProgram } from './program.js'
import { TerminalSession } from './terminal-session.js'

const folder = new Folder({ 'wire/a.txt': article(), 'my names.txt': '' })
afterAll(() => folder.remove())

const isInstalled = (program: string) => spawnSync('which', [program]).status === 0

/** What is typed, and what must be offered. */
const offered: [line: string, words: string[]][] = [
  ['copydesk --for', ['copydesk --format']],
  ['copydesk -f ', ['table', 'json', 'ndjson', 'csv', 'tsv', 'markdown', 'html']],
  ['copydesk -f nd', ['copydesk -f ndjson']],
  ['copydesk find -f te', ['copydesk find -f text']],
  ['copydesk find x wi', ['copydesk find x wire/']],
  ['copydesk --act den', ['copydesk --act deny']],
  ['copydesk claims --color=', ['auto', 'always', 'never']],
  ['copydesk cl', ['copydesk claims']],
  ['copydesk fig', ['copydesk figures']],
  ['copydesk completion ', ['bash', 'zsh', 'fish']],
  ['copydesk help sch', ['copydesk help schema']],
  ['copydesk -q actors wi', ['copydesk -q actors wire/']],
  ['copydesk wi', ['copydesk wire/']],
  ['copydesk --names my', ['copydesk --names my\\ names.txt']],
  ['copydesk --only ', ['actors', 'places', 'claims', 'figures']],
  ['copydesk --no-c', ['copydesk --no-config']],
]

folder.write('.bashrc', `PS1='ready> '; source <(copydesk completion bash)\n`)
folder.write('.zshrc', `PS1='ready> '; autoload -U compinit; compinit -D; source <(copydesk completion zsh)\n`)

describe.each([
  ['bash', 'bash --noprofile --rcfile .bashrc -i'],
  ['zsh', 'zsh -i'],
])('%s', (shell, command) => {
  describe.skipIf(!isInstalled(shell) || !isInstalled('script'))('completes at a terminal', () => {
    let session: TerminalSession
    beforeAll(async () => {
      const env = { PATH: pathWithProgram(), TERM: 'xterm', HOME: folder.path, ZDOTDIR: folder.path }
      session = new TerminalSession(command, { cwd: folder.path, env })
      await session.shows('ready> ')
    }, 60_000)
    afterAll(() => session.close())

    it.each(offered)('%j', async (line, words) => {
      session.type('\u0015\n')
      await session.shows('ready> ')
      session.type(`${line}\t\t`)
      await session.shows(...words)
    })
  })
})

describe.skipIf(!isInstalled('fish'))('fish completes with descriptions', () => {
  const cases: [line: string, lines: string[]][] = [
    ['copydesk --for', ['--format\tform of the result']],
    ['copydesk -f nd', ['ndjson\tform of the result']],
    ['copydesk claims --color=a', ['--color=always\tcolours', '--color=auto\tcolours']],
    ['copydesk find -f te', ['text\tform of the result']],
    ['copydesk cl', ['claims\twho said what: direct, indirect and mixed quotations']],
    ['copydesk completion ', ['bash', 'fish', 'zsh']],
    ['copydesk help sch', ['schema']],
    ['copydesk -q actors wi', ['wire/']],
    ['copydesk --names my', ['my names.txt']],
    ['copydesk --root wi', ['wire/\tDirectory']],
    ['copydesk schema ', ['article', 'diagnosis', 'match']],
  ]
  it.each(cases)('%j', (line, lines) => {
    const { stdout } = spawnSync(
      'fish',
      ['--no-config', '-c', `copydesk completion fish | source; complete -C "${line}"`],
      {
        ...{ cwd: folder.path, env: { PATH: pathWithProgram() } },
        encoding: 'utf8',
      },
    )
    expect(stdout.split('\n').slice(0, -1)).toEqual(lines)
  })
})

describe('the script', () => {
  it.each(['bash', 'zsh', 'fish'].filter(isInstalled))('for %s has no error of syntax', async (shell) => {
    expect(await bash(`copydesk completion ${shell} > script && ${shell} -n script`, { cwd: folder.path })).toEqual({
      ...{ code: 0, stdout: '', stderr: '' },
    })
  })

  it('is asked for by the name of a shell', async () => {
    expect(await copydesk(['completion', 'bahs'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('did you mean bash?'),
    })
    expect(await copydesk(['completion'])).toMatchObject({ code: 2, stderr: expect.stringContaining("'shell'") })
  })
})
