import { v7 as uuidv7 } from 'uuid'
import type { Handover } from '#contract/plans.ts'
import { toDegrees } from '#geometry/position.ts'
import type { Move } from '#plan/difference/stands.ts'
import type { GridKey } from '#plan/snapshot.ts'
import type { GridPost, Sheet } from '../../repositories/handovers.ts'
import { byName, type DoorNames } from './difference-doors.ts'

/** From what sheets are made. */
export interface SheetMaterial {
  /** Stands whose deepest grid changes. */
  readonly moves: readonly Move[]
  readonly names: DoorNames
  readonly posts: readonly GridPost[]
  /** The day the plan takes effect, `YYYY-MM-DD`. */
  readonly day: string
  /** Sheets the plan has already. */
  readonly before: readonly Sheet[]
}

/**
 * One sheet for every pair of grids between which households change hands, unless one and the same person answers
 * for both. A sheet that comes out as it was keeps what was confirmed of it; one that changed must be confirmed
 * again.
 */
export function sheetsOf({ moves, names, posts, day, before }: SheetMaterial): Sheet[] {
  const known = new Map(before.map((sheet) => [pairOf(sheet.gridFrom, sheet.gridTo), sheet]))
  const pairs = new Map<string, Move[]>()
  for (const move of moves) {
    if (move.households === 0) continue
    const pair = pairOf(move.from[0]?.key ?? null, move.to[0]?.key ?? null)
    const together = pairs.get(pair)
    if (together === undefined) pairs.set(pair, [move])
    else together.push(move)
  }
  return [...pairs].flatMap(([pair, together]): Sheet[] => {
    const gridFrom = together[0]!.from[0]?.key ?? null
    const gridTo = together[0]!.to[0]?.key ?? null
    const staffFrom = answererOf(posts, gridFrom, dayBefore(day))
    const staffTo = answererOf(posts, gridTo, day)
    if (staffFrom !== null && staffFrom === staffTo) return []
    const items = itemsOf(together, names)
    const households = items.reduce((sum, item) => sum + item.households, 0)
    const made = { gridFrom, gridTo, staffFrom, staffTo, items, households }
    const old = known.get(pair)
    if (old === undefined) return [{ id: uuidv7(), ...made, confirmedOut: null, confirmedIn: null }]
    const same = contentOf(old) === contentOf(made)
    const { confirmedOut, confirmedIn } = same ? old : { confirmedOut: null, confirmedIn: null }
    return [{ id: old.id, ...made, confirmedOut, confirmedIn }]
  })
}

/** The day before, `YYYY-MM-DD`. */
export function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
}

/** Whether a post is held on a day. */
export function heldOn({ from, to }: Pick<GridPost, 'from' | 'to'>, day: string): boolean {
  return from <= day && (to === null || day <= to)
}

/** The staff member who answers for a grid's households on a day: the first on duty whose role sees households. */
function answererOf(posts: readonly GridPost[], grid: GridKey | null, day: string): string | null {
  const first = posts.find((post) => post.grid === grid && post.sight !== 'none' && heldOn(post, day))
  return first?.staff ?? null
}

function pairOf(from: GridKey | null, to: GridKey | null): string {
  return `${from} ${to}`
}

type Content = Pick<Sheet, 'staffFrom' | 'staffTo' | 'items'>

function contentOf({ staffFrom, staffTo, items }: Content): string {
  const lines = items.map(({ building, unit, households, at }) => [building, unit, households, ...at])
  return JSON.stringify([staffFrom, staffTo, lines])
}

type Item = Handover['items'][number]

/** A line for each building and unit, whose position is that of the first household in it. */
function itemsOf(moves: readonly Move[], names: DoorNames): Item[] {
  const lines = new Map<string, Item>()
  for (const { building, unit, position, households } of moves) {
    const key = `${building} ${unit}`
    const so = lines.get(key)
    lines.set(key, {
      building: names.building(building),
      unit: names.unit(unit),
      households: (so?.households ?? 0) + households,
      at: so?.at ?? toDegrees(position),
    })
  }
  return [...lines.values()].sort(
    (a, b) => byName(a.building, b.building) || byName(a.unit ?? '', b.unit ?? ''),
  )
}
