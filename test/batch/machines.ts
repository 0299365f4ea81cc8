import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import type { Folder } from '../cli/program.js'

const SSHD = '/usr/sbin/sshd'

/** Whether programs are installed here. */
export const areInstalled = (...programs: string[]): boolean =>
  programs.every((program) => spawnSync('which', [program]).status === 0)

/** Whether a server for ssh can be started: it wants to be root. */
export const canServeSsh = (): boolean =>
  process.getuid?.() === 0 && existsSync(SSHD) && areInstalled('ssh', 'ssh-keygen')

/** Hosts that are servers for ssh on ports of this machine, by name; `ssh` in `bin/` of the folder knows them. */
export async function startHosts(
  names: readonly string[],
  folder: Folder,
  path: string,
): Promise<Map<string, ChildProcess>> {
  // sshd gives up its rights in a folder of the system's
  mkdirSync('/run/sshd', { recursive: true })
  for (const key of ['host', 'user']) spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', folder.file(key)])
  const hosts = new Map<string, ChildProcess>()
  let config = ''
  for (const name of names) {
    const port = await freePort()
    folder.write(`${name}.conf`, serverConfig(folder, port, path))
    const server = spawn(SSHD, ['-D', '-e', '-f', folder.file(`${name}.conf`)], { stdio: 'ignore' })
    hosts.set(name, server)
    config += `Host ${name}\n  Port ${port}\n`
    await untilOpen(port, server)
  }
  folder.write('config', `${config}Host *\n${clientConfig(folder)}`)
  folder.write('bin/ssh', `#!/bin/sh\nexec /usr/bin/ssh -F ${folder.file('config')} "$@"\n`)
  spawnSync('chmod', ['+x', folder.file('bin/ssh')])
  return hosts
}

/** A home of their own: what this machine's user has in .bashrc is none of the test's business, and must not be killed in the middle. */
const serverConfig = (folder: Folder, port: number, path: string) => `Port ${port}
ListenAddress 127.0.0.1
HostKey ${folder.file('host')}
AuthorizedKeysFile ${folder.file('user.pub')}
StrictModes no
UsePAM no
PidFile none
SetEnv PATH=${path} HOME=${folder.path}
`

const clientConfig = (folder: Folder) => `  HostName 127.0.0.1
  User root
  IdentityFile ${folder.file('user')}
  IdentitiesOnly yes
  StrictHostKeyChecking no
  UserKnownHostsFile /dev/null
  LogLevel ERROR
`

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

async function untilOpen(port: number, server: ChildProcess): Promise<void> {
  await until(async () => {
    if (server.exitCode !== null) throw new Error(`sshd ended with ${server.exitCode}`)
    const socket = connect(port, '127.0.0.1')
    const open = await Promise.race([once(socket, 'connect'), once(socket, 'error')]).then(
      () => true,
      () => false,
    )
    socket.destroy()
    return open
  })
}

const LOOK = 20

/** Waits until something holds. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await setTimeout(LOOK)
}

/** Ends a process and all that it started, as a machine does whose plug is pulled. */
export function pullThePlug({ pid }: ChildProcess): void {
  for (const one of [pid!, ...descendants(pid!)]) {
    try {
      process.kill(one, 'SIGKILL')
    } catch {
      // it has ended
    }
  }
}

/** Whether a copydesk is at work among what a process started. */
export const worksOnArticles = ({ pid }: ChildProcess): boolean =>
  descendants(pid!).some((one) => {
    const words = readProcess(one, 'cmdline').split('\0')
    return words[0] === 'node' && (words[1] ?? '').endsWith('/copydesk')
  })

function descendants(pid: number): number[] {
  const children = listThreads(pid).flatMap((thread) => readProcess(pid, `task/${thread}/children`).split(' '))
  return children.filter((child) => child !== '').flatMap((child) => [Number(child), ...descendants(Number(child))])
}

function listThreads(pid: number): string[] {
  return attempt(() => readdirSync(`/proc/${pid}/task`)) ?? []
}

const readProcess = (pid: number, file: string): string =>
  attempt(() => readFileSync(`/proc/${pid}/${file}`, 'utf8')) ?? ''

/** What is read of a process that may end at any time. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
