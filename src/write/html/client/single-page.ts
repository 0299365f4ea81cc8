import type { Corrections } from './corrections.js'
import { follow, main, type Page, status } from './page.js'
import { Panel } from './panel.js'
import { Spotlight } from './spotlight.js'

/** The page of one article, which stands in it as it is. */
export class SinglePage implements Page {
  readonly prefix = ''
  readonly spotlight: Spotlight

  constructor(corrections: Corrections) {
    const panel = main.querySelector<HTMLElement>('.panel')!
    const id = main.querySelector<HTMLElement>('[data-id]')!.dataset.id!
    this.spotlight = new Spotlight(main, new Panel(panel), status)
    corrections.attach(panel, this.prefix, () => id)
  }

  open(target: string): void {
    if (target !== '') follow(this.spotlight, target)
  }
}
