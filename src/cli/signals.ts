import { Exit } from './exit.js'

/**
 * Ctrl-C and SIGTERM. The first lets the run end in order, with whole lines; the second ends it where it is.
 */
export class Signals {
  /** The exit code that belongs to the signal that came, undefined while none has. */
  exitCode: number | undefined
  readonly #controller = new AbortController()

  constructor() {
    process.on('SIGINT', () => this.#receive(Exit.SIGINT))
    process.on('SIGTERM', () => this.#receive(Exit.SIGTERM))
  }

  /** Aborted by the first signal. */
  get signal(): AbortSignal {
    return this.#controller.signal
  }

  /** For a Ctrl-C that was noticed in another way: in the middle of an article it breaks the article off. */
  interrupt(): void {
    this.#receive(Exit.SIGINT)
  }

  #receive(exitCode: number): void {
    if (this.exitCode !== undefined) process.exit(exitCode)
    this.exitCode = exitCode
    this.#controller.abort()
  }
}

/** The items of an iteration until a signal comes; an item that is still being waited for then is left. */
export async function* untilAborted<T>(items: AsyncGenerator<T>, signal: AbortSignal): AsyncGenerator<T> {
  let stop = () => {}
  signal.addEventListener('abort', () => stop(), { once: true })
  try {
    while (!signal.aborted) {
      // no Promise.race with a promise that stays: it would keep every item that it ever raced with
      const result = await new Promise<IteratorResult<T>>((resolve, reject) => {
        stop = () => resolve({ done: true, value: undefined })
        items.next().then(resolve, reject)
      })
      if (result.done) return
      yield result.value
    }
  } finally {
    // not awaited: the generator may be waiting for input that never comes
    items.return(undefined).catch(() => {})
  }
}
