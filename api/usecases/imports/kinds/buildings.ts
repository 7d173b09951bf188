import type { SourceRecord } from '#contract/imports.ts'
import type { Position } from '#geometry/position.ts'
import { distanceM, scaleAt } from '#geometry/scale.ts'
import { multiPolygonToEwkb, pointToEwkb } from '../../../repositories/ewkb.ts'
import {
  buildingsNow,
  insertImported,
  removeBuildings,
  restoreBuildings,
  type TownBuilding,
  townBuildings,
  updateImported,
} from '../../../repositories/import-buildings.ts'
import { landShape } from '../grids/shapes.ts'
import { communityFinder } from './ground.ts'
import type { ImportGround, ImportKind, Judged, MappedRow } from './kind.ts'
import { placeImported } from './on-map.ts'
import { nameOfPlace } from './values.ts'

const MAX_FLOORS = 200
/** A building of the same name so near is the same one, drawn again. */
const SAME_NAME_M = 40
const MAX_NAME = 60

/**
 * Buildings as areas or points, by their own code, else by name and place. Each belongs to the community in whose plan it
 * stands; where there is no plan yet, to the one the import is for. What stands outside is refused: a layer of another
 * community, or one in another reference system, looks like this.
 */
export const buildingKind: ImportKind = {
  target: 'buildings',
  tables: ['building', 'household_grid'],
  async begin(ask, ground) {
    const known = await townBuildings(ask, ground.county, ground.community)
    const communityAt = await communityFinder(ask, ground)
    const seen = new Map<string, MappedRow>()
    const byCode = new Map(
      known.flatMap((each) => (each.sourceCode === null ? [] : [[each.sourceCode, each]])),
    )
    const byName = grouped(known)
    return (row) => judge(row, { communityAt, byCode, byName, seen, ground })
  },
  current: buildingsNow,
  insert: insertImported,
  update: updateImported,
  async restore(ask, county, rows) {
    await restoreBuildings(
      ask,
      county,
      rows.map(({ id, was }) => ({ ...(was as object), id })),
    )
  },
  remove: removeBuildings,
  after: placeImported,
}

interface Town {
  /** Code of the community at a position; null outside of the ground. */
  readonly communityAt: (position: Position) => string | null
  readonly byCode: ReadonlyMap<string, TownBuilding>
  readonly byName: ReadonlyMap<string, readonly TownBuilding[]>
  /** Rows of the file by what they are known by. */
  readonly seen: Map<string, MappedRow>
  readonly ground: ImportGround
}

function judge(row: MappedRow, { communityAt, byCode, byName, seen, ground }: Town): Judged {
  const { fields, place, shape } = row
  const of = (field: string, reason: 'wrong-value' | 'missing-value', values = {}) => ({
    problems: [{ reason, ...place, column: field, values }] as const,
  })
  const record: SourceRecord = { place, id: null, properties: {}, shape }
  const landed = landShape(record)
  if ('reason' in landed) return { problems: [landed] }
  const code = fields.code ?? fields.id ?? null
  const name = fields.name ?? code
  if (name === null) return of('name', 'missing-value')
  if (name.length > MAX_NAME) return of('name', 'wrong-value', { value: `${name.slice(0, MAX_NAME)}…` })
  const floors = fields.floors == null ? null : Math.ceil(Number(fields.floors))
  if (floors !== null && !(floors >= 1 && floors <= MAX_FLOORS)) {
    return of('floors', 'wrong-value', { value: fields.floors! })
  }
  const { anchor, outline } = landed
  const community = communityAt(anchor)
  if (community === null) {
    const problem = { reason: 'outside-place', ...place, values: { root: ground.community } } as const
    return { problems: [problem] }
  }
  const sourceKey = code === null ? `name ${name} ${anchor.join(' ')}` : `code ${code}`
  const before = seen.get(sourceKey)
  if (before !== undefined) {
    const first = nameOfPlace({ ...record, place: before.place })
    const column = code === null ? 'name' : 'code'
    return {
      problems: [{ reason: 'duplicate-code', ...place, column, values: { code: code ?? name, first } }],
    }
  }
  seen.set(sourceKey, row)
  const coded = code === null ? undefined : byCode.get(code)
  const target = coded ?? nearest(byName.get(name), code, anchor)
  const candidate = {
    community,
    name,
    floors,
    use: fields.use ?? null,
    villagersGroup: fields.group ?? null,
    outline: outline === null ? null : multiPolygonToEwkb(outline).toLowerCase(),
    anchor: pointToEwkb(anchor).toLowerCase(),
    sourceCode: code,
  }
  return { sourceKey, target: target?.id ?? null, candidate: said(candidate) }
}

/** What a row says nothing of stays as it is in the town. */
function said(candidate: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(candidate).filter(([, value]) => value !== null))
}

/** The nearest of that name, but for those that are known by another code. */
function nearest(
  named: readonly TownBuilding[] = [],
  code: string | null,
  anchor: Position,
): TownBuilding | undefined {
  const scale = scaleAt(anchor)
  return named
    .filter(({ sourceCode }) => sourceCode === null || code === null)
    .map((building) => ({ building, metres: distanceM(building.anchor, anchor, scale) }))
    .filter(({ metres }) => metres <= SAME_NAME_M)
    .sort((a, b) => a.metres - b.metres)[0]?.building
}

function grouped(buildings: readonly TownBuilding[]): ReadonlyMap<string, readonly TownBuilding[]> {
  const groups = new Map<string, TownBuilding[]>()
  for (const building of buildings) {
    const group = groups.get(building.name)
    if (group) group.push(building)
    else groups.set(building.name, [building])
  }
  return groups
}
