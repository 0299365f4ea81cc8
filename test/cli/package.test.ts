import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { article, Folder, root } from './program.js'

const folder = new Folder({ 'place/package.json': '{"private":true}', 'a.txt': article() })
afterAll(() => folder.remove())

function npm(args: string[], cwd: string): void {
  const { status, stdout, stderr } = spawnSync('npm', [...args, '--no-audit', '--no-fund'], { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`npm ${args[0]} failed:\n${stdout}${stderr}`)
}

it('npm pack, installed elsewhere, runs as a program and as a library', { timeout: 300_000 }, () => {
  npm(['pack', '--ignore-scripts', '--pack-destination', folder.path], root)
  const [archive] = readdirSync(folder.path).filter((name) => name.endsWith('.tgz'))
  const place = folder.file('place')
  npm(['install', '--prefer-offline', folder.file(archive!)], place)

  const run = (command: string, args: string[]) => spawnSync(command, args, { cwd: place, encoding: 'utf8' })
  const program = run('node_modules/.bin/copydesk', ['../a.txt', '-f', 'ndjson', '-q'])
  expect(program).toMatchObject({ status: 0, stderr: '' })
  const analysis = JSON.parse(program.stdout)
  expect(analysis).toMatchObject({ schema: 'copydesk/1', id: '../a.txt' })

  // npm links the manual pages of a list alone
  const [page, ...others] = JSON.parse(readFileSync(join(place, 'node_modules/copydesk/package.json'), 'utf8')).man
  expect(others).toEqual([])
  expect(readFileSync(join(place, 'node_modules/copydesk', page), 'utf8')).toMatch(/^\.TH COPYDESK 1 /)

  const text = `import { analyze } from 'copydesk'; console.log(JSON.stringify(analyze(${JSON.stringify(article())})))`
  const library = run('node', ['--input-type=module', '-e', text])
  expect(library).toMatchObject({ status: 0, stderr: '' })
  expect(JSON.parse(library.stdout)).toEqual({ ...analysis, id: '-', source: expect.anything() })
})
