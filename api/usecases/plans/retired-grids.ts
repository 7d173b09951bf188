import type { RetiredGrid } from '#contract/grids.ts'
import type { GridKey } from '#plan/snapshot.ts'
import type { Db } from '../../repositories/connection.ts'
import { descentOf, gridOfCode, gridsInForce, retiredOn } from '../../repositories/lineage.ts'
import { type Ask, askAs } from '../../repositories/request.ts'

/** What a code means that no grid in force bears: the code of one that is, or a grid that is retired. */
export type CodeMeaning =
  | { readonly inForce: string }
  | { readonly inForce: null; readonly retired: RetiredGrid }

/** A share smaller than this is a strip along a border; nobody looks for a grid there. */
const LEAST_SHARE = 0.005

/**
 * Finds a grid by a code it no longer bears in force, bore in the file it came from, or has on another platform.
 * Null where no published plan of the root knows the code. A retired grid comes with those in force on its ground.
 */
export async function meaningOf(
  db: Db,
  county: string,
  root: string,
  code: string,
): Promise<CodeMeaning | null> {
  const ask = askAs(db, { kind: 'system' })
  const grid = await gridOfCode(ask, county, root, code)
  if (grid === null) return null
  if (grid.inForce) return { inForce: grid.code }
  const until = await retiredOn(ask, county, root, grid.key)
  return {
    inForce: null,
    retired: {
      type: 'RetiredGrid',
      code: grid.code,
      name: grid.name,
      level: grid.level,
      until,
      successors: await successorsOf(ask, county, root, grid.key, until),
    },
  }
}

/**
 * The grids in force on the ground that a retired one had last, the largest share first, through all plans since: where a
 * successor was retired in its turn, its successors share what it had.
 */
async function successorsOf(
  ask: Ask,
  county: string,
  root: string,
  key: GridKey,
  until: string,
): Promise<RetiredGrid['successors']> {
  let shares = new Map<GridKey, number>([[key, 1]])
  const lines = await descentOf(ask, county, root, key, until)
  for (const plan of new Set(lines.map((line) => line.plan))) {
    const step = lines.filter((line) => line.plan === plan)
    const handedOn = new Set(step.map(({ ancestor }) => ancestor))
    const next = new Map([...shares].filter(([grid]) => !handedOn.has(grid)))
    for (const { ancestor, successor, share } of step) {
      const part = (shares.get(ancestor) ?? 0) * share
      if (part > 0) next.set(successor, (next.get(successor) ?? 0) + part)
    }
    shares = next
  }
  const grids = await gridsInForce(ask, county, root, [...shares.keys()])
  return grids
    .map(({ key, code, name }) => ({ code, name, share: Math.min(1, shares.get(key)!) }))
    .filter(({ share }) => share >= LEAST_SHARE)
    .sort((a, b) => b.share - a.share || (a.code < b.code ? -1 : 1))
    .map((each) => ({ ...each, share: Math.round(each.share * 10_000) / 10_000 }))
}
