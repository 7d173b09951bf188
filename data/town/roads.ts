import type { Position } from '#geometry/position.ts'
import { isRoad, type Line, type Lines } from './lines.ts'
import type { Namers } from './names.ts'
import { type Point, toPoint } from './plane.ts'
import { distanceToSegment } from './polygon.ts'
import type { Random } from './random.ts'
import type { TownRoad } from './town.ts'

/** Names every drawn main road, street and lane; a path has no name. */
export function nameRoads(lines: Lines, namers: Namers): void {
  for (const line of lines.all) {
    if (line.chords.length === 0 || line.name !== null) continue
    if (line.kind === 'main') line.name = namers.mainRoad()
    if (line.kind === 'street') line.name = namers.street()
    if (line.kind === 'lane') line.name = namers.lane()
  }
}

/** Roads as polylines, chords that follow one another joined. */
export function roadsOf(lines: Lines, random: Random): TownRoad[] {
  return lines.all.flatMap((line) => {
    const { kind } = line
    if (!isRoad(kind)) return []
    return joined(line).map((chord) => ({ id: random.uuid(), name: line.name, kind, line: chord }))
  })
}

function joined({ chords }: Line): Position[][] {
  const rest = chords.map((chord) => [...chord])
  for (let i = 0; i < rest.length; i++) {
    for (let j = i + 1; j < rest.length; j++) {
      const one = rest[i]!
      const other = rest[j]!
      const met = meet(one, other)
      if (met === null) continue
      rest[i] = met
      rest.splice(j, 1)
      j = i
    }
  }
  return rest
}

function meet(a: Position[], b: Position[]): Position[] | null {
  if (same(a[a.length - 1]!, b[0]!)) return [...a, ...b.slice(1)]
  if (same(b[b.length - 1]!, a[0]!)) return [...b, ...a.slice(1)]
  if (same(a[0]!, b[0]!)) return [...a.toReversed(), ...b.slice(1)]
  if (same(a[a.length - 1]!, b[b.length - 1]!)) return [...a, ...b.toReversed().slice(1)]
  return null
}

function same(a: Position, b: Position): boolean {
  return a[0] === b[0] && a[1] === b[1]
}

/** Deals house numbers: about one for every four metres from a road's beginning, odd and even by its sides. */
export class Addresses {
  private readonly taken = new Map<string, Set<number>>()

  /** Where a gate at `at` stands along `line`: 建设路18号. */
  at(line: Line, at: Point): string {
    if (line.name === null) throw new Error('a road without a name has no numbers')
    const used = this.taken.get(line.name) ?? new Set<number>()
    this.taken.set(line.name, used)
    let number = numberAlong(line, at)
    while (used.has(number)) number += 2
    used.add(number)
    return `${line.name}${number}号`
  }
}

function numberAlong(line: Line, at: Point): number {
  let best = Number.POSITIVE_INFINITY
  let along = 0
  let walked = 0
  let left = false
  for (const chord of joined(line)) {
    for (let i = 1; i < chord.length; i++) {
      const a = toPoint(chord[i - 1]!)
      const b = toPoint(chord[i]!)
      const far = distanceToSegment(at, a, b)
      if (far < best) {
        best = far
        along = walked + Math.hypot(at[0] - a[0], at[1] - a[1])
        left = (b[0] - a[0]) * (at[1] - a[1]) - (b[1] - a[1]) * (at[0] - a[0]) > 0
      }
      walked += Math.hypot(b[0] - a[0], b[1] - a[1])
    }
  }
  return 2 * Math.floor(along / 8) + (left ? 1 : 2)
}
