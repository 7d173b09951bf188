import type { GridFeature } from '#contract/grids.ts'

/** A grid to choose from a tree: its code, and name with code to search by. */
export interface GridChoice {
  readonly value: string
  readonly title: string
  readonly children: GridChoice[]
}

/** Grids in force as a tree, by code; those whose parent is not among them stand at the top. */
export function gridChoices(grids: readonly GridFeature['properties'][]): GridChoice[] {
  const known = new Set(grids.map(({ code }) => code))
  const byCode = [...grids].sort((a, b) => (a.code < b.code ? -1 : 1))
  const choice = ({ code, name }: GridFeature['properties']): GridChoice => ({
    value: code,
    title: `${name} ${code}`,
    children: byCode.filter(({ parent }) => parent === code).map(choice),
  })
  return byCode.filter(({ parent }) => !known.has(parent)).map(choice)
}
