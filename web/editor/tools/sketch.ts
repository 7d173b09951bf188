import type { Position } from '#geometry/position.ts'
import { distanceM } from '#geometry/scale.ts'
import type { Picture } from '../picture.ts'
import { NOTHING } from '../picture.ts'
import type { Snapped } from '../snap.ts'
import type { Desk, Pointer } from '../tool.ts'

/** A line that is drawn point by point, each snapped; its last stretch follows the pointer. */
export class Sketch {
  readonly #desk: Desk
  #points: Snapped[] = []
  #hover: Snapped | null = null

  constructor(desk: Desk) {
    this.#desk = desk
  }

  get points(): readonly Position[] {
    return this.#points.map(({ at }) => at)
  }

  get ends(): readonly Snapped[] {
    return this.#points
  }

  /** Points drawn and the place of the pointer after them. */
  get withHover(): readonly Position[] {
    return this.#hover === null ? this.points : [...this.points, this.#hover.at]
  }

  follow(pointer: Pointer): void {
    this.#hover = this.#desk.snap(
      pointer,
      this.#points.slice(0, 1).map(({ at }) => at),
    )
    this.#desk.changed()
  }

  leave(): void {
    this.#hover = null
    this.#desk.changed()
  }

  /** Adds a point; one right where the last is (as a double click makes) is left out. Whether it closed the ring. */
  add(pointer: Pointer): boolean {
    const own = this.#points.length > 2 ? [this.#points[0]!.at] : []
    const snapped = this.#desk.snap(pointer, own)
    const first = this.#points[0]
    if (this.#points.length > 2 && first && same(first.at, snapped.at)) return true
    const last = this.#points.at(-1)
    if (last === undefined || !same(last.at, snapped.at)) this.#points.push(snapped)
    this.#hover = snapped
    this.#desk.changed()
    return false
  }

  /** Adds a point as it is, not snapped, once it lies `leastM` metres from the last. */
  trace({ at }: Pointer, leastM: number): void {
    const last = this.#points.at(-1)
    if (last !== undefined && distanceM(last.at, at, this.#desk.plan().snapshot.scale) < leastM) return
    this.#points.push({ at, to: null })
    this.#hover = null
    this.#desk.changed()
  }

  back(): void {
    this.#points.pop()
    this.#desk.changed()
  }

  clear(): void {
    this.#points = []
    this.#hover = null
    this.#desk.changed()
  }

  picture(closed: boolean): Picture {
    const line = this.withHover
    const ring = closed && line.length > 2 ? [[line.at(-1)!, line[0]!]] : []
    const hover = this.#hover
    return {
      ...NOTHING,
      lines: [
        ...(line.length > 1 ? [{ line, kind: 'sketch' as const }] : []),
        ...ring.map((ghost) => ({ line: ghost, kind: 'ghost' as const })),
      ],
      points: this.#points.map(({ at }) => ({ at, kind: 'sketch' as const })),
      snap: hover === null || hover.to === null ? null : { at: hover.at, to: hover.to },
    }
  }
}

function same(a: Position, b: Position): boolean {
  return a[0] === b[0] && a[1] === b[1]
}
