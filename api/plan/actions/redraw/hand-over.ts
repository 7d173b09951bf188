import { type Hierarchy, hierarchyOf } from '../../hierarchy.ts'
import type { FaceLabel } from '../../normal-form.ts'
import { add, edgeLengths } from '../../overlay/measure.ts'
import type { Grid, GridKey, Snapshot } from '../../snapshot.ts'
import { type Refused, refuse } from '../refusal.ts'
import type { Ground } from '../relabel.ts'
import type { Side } from './sides.ts'

/** Who holds what once ground has gone over, and the grids that went with it. */
interface HandedOver {
  readonly labels: readonly (FaceLabel | null)[]
  /** Grids under another parent, by key. */
  readonly grids: ReadonlyMap<GridKey, Grid>
}

/**
 * Hands ground over that came to lie on the other of the two grids `between`. A grid below the one that loses it
 * goes along when all its ground does, the highest such grid; where it cannot become a child of the gaining grid
 * itself it becomes one of the divided grid it borders on longest. All other ground goes to the undivided grid it
 * borders on longest, else the gaining grid holds it itself.
 */
export function handOver(
  snapshot: Snapshot,
  ground: Ground,
  between: readonly [GridKey, GridKey],
  before: readonly Side[],
  after: readonly Side[],
  /** Grids with ground that stays where it is, outside what was laid out. */
  staying: ReadonlySet<GridKey>,
): HandedOver | Refused {
  const hierarchy = hierarchyOf(snapshot.grids)
  const { face } = ground.arrangement.subdivision
  const lengths = edgeLengths(ground.arrangement.subdivision, snapshot.scale)
  const labels: (FaceLabel | null)[] = Array.from(ground.faceOf, (f) =>
    f === -1 ? null : snapshot.faces[f]!,
  )
  const goes = (f: number): boolean => before[f] !== after[f]
  const whole = goingWhole(hierarchy, labels, goes, staying)
  const grids = new Map<GridKey, Grid>()
  const waiting = new Set<number>()
  labels.forEach((label, f) => {
    if (!goes(f)) return
    const gaining = between[after[f] as 0 | 1]
    const top = topWhole(hierarchy, label!.holder!, between, whole)
    if (top === null || hierarchy.isLeaf(gaining)) waiting.add(f)
    else if (!grids.has(top.key)) grids.set(top.key, top)
  })
  for (const grid of grids.values()) {
    const gaining = between[goingSide(hierarchy, labels, after, goes, grid.key)]
    const parent = hierarchy.grid(gaining).level === grid.level - 1 ? gaining : longestParent(gaining, grid)
    if (parent === null) return refuse('would-vanish', { grid: grid.key })
    grids.set(grid.key, { ...grid, parent })
  }
  shareWaiting()
  return { labels, grids }

  /** The divided grid one level up in the gaining one that a grid going over borders on longest. */
  function longestParent(gaining: GridKey, grid: Grid): GridKey | null {
    const shares = new Map<GridKey, number>()
    for (let h = 0; h < face.length; h++) {
      const mine = labels[face[h]!]?.holder ?? null
      const theirs = labels[face[h ^ 1]!]?.holder ?? null
      if (mine === null || theirs === null || !isBelow(hierarchy, mine, grid.key)) continue
      if (!isBelow(hierarchy, theirs, gaining)) continue
      const above = hierarchy.upwards(theirs).find(({ level }) => level === grid.level - 1)
      if (above !== undefined && !hierarchy.isLeaf(above.key)) add(shares, above.key, lengths[h >> 1]!)
    }
    return longest(shares)
  }

  /** Gives the rest to undivided neighbours of the gaining side, those further off after those before them. */
  function shareWaiting(): void {
    while (waiting.size > 0) {
      const shares = new Map<number, Map<GridKey, number>>()
      for (let h = 0; h < face.length; h++) {
        const f = face[h]!
        const across = face[h ^ 1]!
        const heir = labels[across]?.holder ?? null
        if (!waiting.has(f) || waiting.has(across) || heir === null || after[across] !== after[f]) continue
        if (!hierarchy.isLeaf(heir)) continue
        const list = shares.get(f) ?? new Map<GridKey, number>()
        shares.set(f, list)
        add(list, heir, lengths[h >> 1]!)
      }
      for (const f of shares.size > 0 ? shares.keys() : [...waiting]) {
        const gaining = between[after[f] as 0 | 1]
        const holder = longest(shares.get(f) ?? new Map()) ?? gaining
        const { community, exemption } = labels[f]!
        labels[f] = { community, holder, exemption: hierarchy.isLeaf(holder) ? null : exemption }
        waiting.delete(f)
      }
    }
  }
}

/** Grids all of whose ground goes over. */
function goingWhole(
  hierarchy: Hierarchy,
  labels: readonly (FaceLabel | null)[],
  goes: (f: number) => boolean,
  staying: ReadonlySet<GridKey>,
): Set<GridKey> {
  const going = new Set<GridKey>()
  const left = new Set(staying)
  labels.forEach((label, f) => {
    if (label === null || label.holder === null) return
    for (const { key } of hierarchy.upwards(label.holder)) (goes(f) ? going : left).add(key)
  })
  return new Set([...going].filter((key) => !left.has(key)))
}

/** The highest grid over some ground, below the two, that goes over whole; null when none does. */
function topWhole(
  hierarchy: Hierarchy,
  holder: GridKey,
  between: readonly GridKey[],
  whole: ReadonlySet<GridKey>,
): Grid | null {
  const above = hierarchy.upwards(holder)
  const below = above.slice(
    0,
    above.findIndex(({ key }) => between.includes(key)),
  )
  return below.findLast(({ key }) => whole.has(key)) ?? null
}

function goingSide(
  hierarchy: Hierarchy,
  labels: readonly (FaceLabel | null)[],
  after: readonly Side[],
  goes: (f: number) => boolean,
  key: GridKey,
): 0 | 1 {
  const f = labels.findIndex(
    (label, i) => goes(i) && label !== null && label.holder !== null && isBelow(hierarchy, label.holder, key),
  )
  return after[f] as 0 | 1
}

function isBelow(hierarchy: Hierarchy, key: GridKey, grid: GridKey): boolean {
  return hierarchy.upwards(key).some((above) => above.key === grid)
}

/** The key with the largest sum, the lower key of equals; null for none. */
function longest(shares: ReadonlyMap<GridKey, number>): GridKey | null {
  return (
    [...shares].reduce<readonly [GridKey, number] | null>(
      (best, entry) =>
        best === null || entry[1] > best[1] || (entry[1] === best[1] && entry[0] < best[0]) ? entry : best,
      null,
    )?.[0] ?? null
  )
}
