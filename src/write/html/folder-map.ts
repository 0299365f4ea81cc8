import type { MapPlace } from './map.js'

/** The places of all articles, each once: what a page of a folder keeps in memory while it is written. */
export class FolderMap {
  readonly #places = new Map<string, MapPlace>()

  add(places: readonly MapPlace[]): void {
    for (const place of places) {
      const key = `${place.lat} ${place.lon} ${place.name}`
      const known = this.#places.get(key)
      if (known) known.mentions += place.mentions
      else this.#places.set(key, { ...place, row: null })
    }
  }

  places(): readonly MapPlace[] {
    return [...this.#places.values()]
  }
}
