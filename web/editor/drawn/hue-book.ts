/** Hues and tints that stay apart best; beyond them others are used only where they must be. */
const PREFERRED = { hue: 6, tint: 4 } as const

/**
 * Colours for grids, so that neighbours are never alike. A grid keeps its colour while it exists, even where an edit
 * makes neighbours of two that are alike: a map whose colours jump at every cut is harder to read than that.
 */
export class HueBook {
  readonly #colours = new Map<string, number>()
  readonly #preferred: number

  constructor(kind: keyof typeof PREFERRED) {
    this.#preferred = PREFERRED[kind]
  }

  has(grid: string): boolean {
    return this.#colours.has(grid)
  }

  of(grid: string): number {
    return this.#colours.get(grid) ?? 0
  }

  /** Colours a grid unlike its neighbours, with the least used of the colours left. */
  deal(grid: string, neighbours: Iterable<string>): void {
    const taken = new Set([...neighbours].map((each) => this.#colours.get(each)))
    const uses = new Map<number, number>()
    for (const colour of this.#colours.values()) uses.set(colour, (uses.get(colour) ?? 0) + 1)
    let best = -1
    for (let colour = 0; colour < this.#preferred; colour++) {
      if (taken.has(colour)) continue
      if (best === -1 || (uses.get(colour) ?? 0) < (uses.get(best) ?? 0)) best = colour
    }
    for (let colour = this.#preferred; best === -1; colour++) if (!taken.has(colour)) best = colour
    this.#colours.set(grid, best)
  }
}
