import type { Position } from '#geometry/position.ts'
import { delta } from '#plan/actions/delta.ts'
import type { Plan } from '#plan/plan.ts'
import type { Face, Grid, GridKey } from '#plan/snapshot.ts'
import { chainOf, type Division, divisionOf, standingOf } from './chain.ts'
import { EdgeBook } from './edge-book.ts'
import { HueBook } from './hue-book.ts'

/** A face as it is coloured. */
export interface DrawnFace {
  readonly face: Face
  readonly standing: 'held' | 'gap' | 'exempt'
  readonly hue: number
  readonly tint: number | null
  readonly dedicated: boolean
  readonly locked: boolean
  /** Keys of the grids that hold it, the first level first. */
  readonly chain: readonly GridKey[]
}

/** The stretches of a face's rings that are drawn with it: each border is drawn with the face of the lower key. */
export interface DrawnBorder {
  readonly face: string
  readonly division: Division
  readonly lines: readonly (readonly Position[])[]
}

/** What is different in the picture; keys of faces name what is gone or drawn anew. */
export interface DrawnChange {
  readonly gone: readonly string[]
  readonly faces: readonly DrawnFace[]
  /** All borders of `faces` and of their neighbours; what these drew before is replaced. */
  readonly redrawn: readonly string[]
  readonly borders: readonly DrawnBorder[]
}

/** The picture of a plan, followed from edit to edit: the work is that of what changed. */
export class DrawnPlan {
  #plan: Plan
  readonly #edges: EdgeBook
  readonly #hues = new HueBook('hue')
  readonly #tints = new HueBook('tint')
  /** Everything about a holder that its faces' picture depends on, as text. */
  #holders = new Map<GridKey | null, string>()
  #faces: readonly Face[] = []

  constructor(plan: Plan) {
    this.#plan = plan
    this.#edges = new EdgeBook(plan.snapshot.origin)
  }

  /** Follows the plan to a new state. */
  follow(plan: Plan): DrawnChange {
    const { faces, grids } = plan.snapshot
    const first = this.#faces.length === 0
    const described = first || grids !== this.#plan.snapshot.grids || plan.locks !== this.#plan.locks
    const holders = described ? this.#readHolders(plan) : this.#holders
    const { before: left, after: fresh } = delta(this.#faces, faces)
    const dirty = new Set(fresh)
    if (described) {
      for (const face of faces)
        if (holders.get(face.holder) !== this.#holders.get(face.holder)) dirty.add(face)
    }
    const leaving = new Set(left)
    for (const face of left)
      for (const other of this.#edges.around(face)) if (!leaving.has(other)) dirty.add(other)
    for (const face of left) this.#edges.remove(face)
    for (const face of fresh) this.#edges.add(face)
    this.#plan = plan
    this.#faces = faces
    this.#holders = holders
    this.#colour(dirty)
    const redrawn = new Set(dirty)
    for (const face of dirty) for (const other of this.#edges.around(face)) redrawn.add(other)
    const keys = new Set(fresh.map(({ key }) => key))
    return {
      gone: left.map(({ key }) => key).filter((key) => !keys.has(key)),
      faces: [...dirty].map((face) => this.#drawn(face)),
      redrawn: [...redrawn].map(({ key }) => key),
      borders: [...redrawn].flatMap((face) => this.#borders(face)),
    }
  }

  #chain(face: Face): readonly Grid[] {
    return chainOf(this.#plan, face.holder)
  }

  #readHolders(plan: Plan): Map<GridKey | null, string> {
    const { grids, levels } = plan.locks
    const locked = new Set(grids)
    const texts = new Map<GridKey | null, string>([[null, '']])
    for (const { key } of plan.snapshot.grids) {
      const chain = chainOf(plan, key)
      const text = chain.map(
        (g) => `${g.key}${g.kind}${locked.has(g.key) || levels.includes(g.level) ? '!' : ''}`,
      )
      texts.set(key, text.join())
    }
    return texts
  }

  #colour(faces: Iterable<Face>): void {
    for (const [level, book] of [
      [1, this.#hues],
      [2, this.#tints],
    ] as const) {
      const unlike = new Map<GridKey, Set<GridKey>>()
      for (const face of faces) {
        const grid = this.#chain(face)[level - 1]?.key
        if (grid === undefined || book.has(grid)) continue
        const neighbours = unlike.get(grid) ?? new Set()
        unlike.set(grid, neighbours)
        for (const other of this.#edges.around(face)) {
          const across = this.#chain(other)[level - 1]?.key
          if (across !== undefined && across !== grid) neighbours.add(across)
        }
      }
      for (const [grid, neighbours] of unlike) book.deal(grid, neighbours)
    }
  }

  #drawn(face: Face): DrawnFace {
    const chain = this.#chain(face)
    const { grids, levels } = this.#plan.locks
    const [first, second] = chain
    return {
      face,
      standing: standingOf(this.#plan, face),
      hue: first === undefined ? 0 : this.#hues.of(first.key),
      tint: second === undefined ? null : this.#tints.of(second.key),
      dedicated: chain.some(({ kind }) => kind === 'dedicated'),
      locked: chain.some(({ key, level }) => grids.includes(key) || levels.includes(level)),
      chain: chain.map(({ key }) => key),
    }
  }

  #borders(face: Face): DrawnBorder[] {
    const here = { face, chain: this.#chain(face) }
    const found = new Map<Division, Position[][]>()
    for (const ring of face.polygon) {
      let last: Division | null = null
      let a = ring[ring.length - 1]!
      for (const b of ring) {
        const other = this.#edges.across(a, b)
        if (other !== undefined && other.key < face.key) last = null
        else {
          const there = other === undefined ? null : { face: other, chain: this.#chain(other) }
          const division = divisionOf(here, there)
          const lines = found.get(division) ?? []
          found.set(division, lines)
          if (last === division) lines.at(-1)!.push(b)
          else lines.push([a, b])
          last = division
        }
        a = b
      }
    }
    return [...found].map(([division, lines]) => ({ face: face.key, division, lines }))
  }
}
