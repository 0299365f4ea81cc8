/** Processor time of this process, all its threads together, in seconds: other programs disturb it least. */
export function processorSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

/** Takes the processor time between two laps, by name, in seconds. */
export class Clock {
  readonly times = new Map<string, number>()
  #last = processorSeconds()

  start(): void {
    this.#last = processorSeconds()
  }

  lap(name: string): void {
    const now = processorSeconds()
    this.times.set(name, (this.times.get(name) ?? 0) + now - this.#last)
    this.#last = now
  }
}
