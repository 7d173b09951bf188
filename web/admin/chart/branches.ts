import type { ChartUnit } from '#contract/staff.ts'

/** A unit of the chart with all that stands below it. */
export interface Branch {
  readonly unit: ChartUnit
  readonly below: readonly Branch[]
}

/** The units as trees, siblings in the order given. A unit whose parent is out of reach stands at the top. */
export function branchesOf(units: readonly ChartUnit[]): Branch[] {
  const known = new Set(units.map(({ id }) => id))
  const branch = (unit: ChartUnit): Branch => ({
    unit,
    below: units.filter(({ parent }) => parent === unit.id).map(branch),
  })
  return units.filter(({ parent }) => parent === null || !known.has(parent)).map(branch)
}
