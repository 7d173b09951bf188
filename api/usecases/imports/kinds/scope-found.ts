import type { ScopeKind } from '#contract/staff.ts'
import { knownGrids } from '../../../repositories/import-posts.ts'
import { listScopes } from '../../../repositories/posts-in-words.ts'
import type { Ask } from '../../../repositories/request.ts'
import { readPlacer } from '../placing/place.ts'
import { createGridFinder } from './grid-found.ts'
import type { ImportGround } from './kind.ts'
import type { RowReader } from './row.ts'

/** Where a post is held. */
export interface FoundScope {
  readonly kind: ScopeKind
  readonly id: string
}

/** Finds where the row says a post is held; null, and why in its problems, where that is nowhere. */
export type ScopeFinder = (read: RowReader) => FoundScope | null

/** More jurisdictions than a county has. */
const ALL = 10_000

/** Reads grids in force, jurisdictions and doors once. */
export async function readScopeFinder(ask: Ask, { county, community }: ImportGround): Promise<ScopeFinder> {
  const findGrid = createGridFinder(await knownGrids(ask, county, community))
  const jurisdictions = await listScopes(ask, county, community, { kind: 'jurisdiction', limit: ALL })
  const placer = await readPlacer(ask, county, community)

  return (read) => {
    const [grid, jurisdiction] = [read.text('grid'), read.text('jurisdiction')]
    if (grid !== null) {
      const key = findGrid(read, 'grid', grid)
      return key === null ? null : { kind: 'grid', id: key }
    }
    if (jurisdiction !== null) return byJurisdiction(read, jurisdiction)
    if (read.text('building') !== null) return byDoor(read)
    read.fault('grid', 'no-scope')
    return null
  }

  function byJurisdiction(read: RowReader, word: string): FoundScope | null {
    const found = jurisdictions.filter(({ code, name }) => code === word || name === word)
    if (found.length === 1) return { kind: 'jurisdiction', id: found[0]!.id }
    read.fault('jurisdiction', 'unknown-jurisdiction', { jurisdiction: word })
    return null
  }

  function byDoor(read: RowReader): FoundScope | null {
    const unit = read.text('unit')
    const place = placer.place({
      address: null,
      compound: read.text('compound'),
      building: read.text('building'),
      unit,
      room: null,
      position: null,
    })
    if ('reason' in place) {
      read.fault(place.field, place.reason, place.values)
      return null
    }
    if (unit === null) return { kind: 'building', id: place.building.id }
    if (place.unit !== null) return { kind: 'unit', id: place.unit }
    read.fault('unit', 'unknown-unit', { unit })
    return null
  }
}
