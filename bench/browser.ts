import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

/** The Chromium of the system, or the one that COPYDESK_CHROMIUM names; undefined where there is none. */
export const chromiumPath = [process.env.COPYDESK_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
  (path) => path !== undefined && existsSync(path),
)

/** @throws Error where there is no Chromium */
export async function launchBrowser(): Promise<Browser> {
  if (!chromiumPath) throw new Error('no Chromium: install it (apt install chromium), or name one in COPYDESK_CHROMIUM')
  return chromium.launch({ executablePath: chromiumPath, args: CHROMIUM_ARGUMENTS })
}

/** A browser that draws pages from a disk, and talks to nobody. */
const CHROMIUM_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
