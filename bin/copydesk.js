#!/usr/bin/env node
// Starts the compiled program, or says in one line why it cannot.
import { existsSync } from 'node:fs'

const [major, minor] = process.versions.node.split('.').map(Number)
const program = new URL('../dist/cli/main.js', import.meta.url)

if (major < 20 || (major === 20 && minor < 19)) {
  fail(`Node ${process.versions.node} is too old: install Node 20.19 or newer`)
} else if (!existsSync(program)) {
  fail('the program is not built (dist/ is missing): run npm install in its folder, or npm run build')
} else {
  const { main } = await import(program.href).catch((error) => {
    fail(`the program cannot be loaded (${error.message}): install copydesk again`)
    return { main: () => {} }
  })
  await main(process.argv.slice(2))
}

function fail(message) {
  console.error(`copydesk: ${message}`)
  process.exitCode = 1
}
