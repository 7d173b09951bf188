import Flatbush from 'flatbush'

/** Below so many segments all are looked at. */
const FEW = 48

/**
 * Segments to which distances are asked, as flat numbers `ax, ay, bx, by`, … in metres of any one origin. With few
 * segments each is looked at, with many an index is.
 */
export class Border {
  readonly #segments: Float64Array
  readonly #index: Flatbush | null

  constructor(segments: Float64Array) {
    this.#segments = segments
    const count = segments.length / 4
    this.#index = count > FEW ? new Flatbush(count) : null
    if (this.#index === null) return
    for (let s = 0; s < segments.length; s += 4) {
      const [ax, ay, bx, by] = [segments[s]!, segments[s + 1]!, segments[s + 2]!, segments[s + 3]!]
      this.#index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by))
    }
    this.#index.finish()
  }

  /** Number of the segment nearest to a point; -1 where there is none. */
  nearest(x: number, y: number): number {
    if (this.#index === null) {
      let best = -1
      let least = Infinity
      for (let s = 0; s * 4 < this.#segments.length; s++) {
        const d = this.distance(s, x, y)
        if (d < least) {
          least = d
          best = s
        }
      }
      return best
    }
    // The one whose box is nearest bounds the search for the one that is.
    let best = this.#index.neighbors(x, y, 1)[0]!
    let least = this.distance(best, x, y)
    this.#index.search(x - least, y - least, x + least, y + least, (s) => {
      const d = this.distance(s, x, y)
      if (d < least) {
        least = d
        best = s
      }
      return false
    })
    return best
  }

  /** Metres from a point to one segment. */
  distance(segment: number, x: number, y: number): number {
    const s = segment * 4
    const ax = this.#segments[s]!
    const ay = this.#segments[s + 1]!
    const dx = this.#segments[s + 2]! - ax
    const dy = this.#segments[s + 3]! - ay
    const length2 = dx * dx + dy * dy
    const t = length2 === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length2))
    const ex = x - ax - t * dx
    const ey = y - ay - t * dy
    return Math.sqrt(ex * ex + ey * ey)
  }
}
