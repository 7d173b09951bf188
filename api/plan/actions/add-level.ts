import { hierarchyOf } from '../hierarchy.ts'
import type { Plan } from '../plan.ts'
import type { Face, Grid } from '../snapshot.ts'
import type { AddLevel } from './action.ts'
import { nestUnder, newGrid } from './draw/new-grid.ts'
import type { Edit } from './edit.ts'
import { placeOf } from './merge/joined.ts'
import { boxOf } from './near.ts'
import { newKey } from './new-key.ts'
import { type Refused, refuse } from './refusal.ts'
import { LabelTable, replaceFaces } from './relabel.ts'

/**
 * Opens the next level of an undivided grid: one new grid takes all its ground, in as many parts as that is.
 * Without a grid, opens the first level of a community: each part of its unheld ground becomes a grid, from west
 * to east. Exempt ground stays what it is.
 */
export function addLevel({ snapshot }: Plan, action: AddLevel): Edit | Refused {
  const nest = nestUnder(snapshot, action.community, action.grid)
  if ('refused' in nest) return nest
  if (action.name !== null && action.name.trim() === '') return refuse('malformed')
  const free = new Map<number, Face>()
  snapshot.faces.forEach((face, f) => {
    const { community, holder, exemption } = face
    if (community === action.community && holder === action.grid && exemption === null) free.set(f, face)
  })
  const where = { ...placeOf([...free.values()]), ...(action.grid === null ? {} : { grid: action.grid }) }
  const [first] = free.values()
  if (first === undefined) return refuse('nothing-free', where)
  const hierarchy = hierarchyOf(snapshot.grids)
  if (action.grid !== null && !hierarchy.isLeaf(action.grid)) return refuse('divided', where)

  const made: Grid[] = []
  const madeFor = new Map<number, Grid>()
  // A plan's faces of one label lie west to east.
  for (const [f, face] of free) {
    const only = action.grid === null ? undefined : made[0]
    const key = newKey(action.id, made.length)
    if (only === undefined && hierarchy.has(key)) return refuse('id-used')
    const name = made.length === 0 ? action.name : null
    const grid = only ?? newGrid(snapshot, nest, key, boxOf(face.polygon), name, made)
    if (only === undefined) made.push({ ...grid, exclave: nest.parent?.exclave ?? false })
    madeFor.set(f, grid)
  }
  // Faces of one label never touch along an edge, and nobody else has a new grid's label: all keep their shapes.
  const table = new LabelTable()
  const relabelled = [...free].map(([f, face]) => {
    const label = { community: action.community, holder: madeFor.get(f)!.key, exemption: null }
    return { face, label, region: { label: table.number(label), polygon: face.polygon } }
  })
  const regions = relabelled.map(({ region }) => region)
  return {
    grids: [...snapshot.grids, ...made],
    faces: replaceFaces(snapshot.faces, [...free.values()], regions, table),
    moved: relabelled.map(({ face, label }) => ({ polygon: face.polygon, from: face, to: label })),
  }
}
