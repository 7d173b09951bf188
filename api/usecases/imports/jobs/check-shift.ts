import type { ImportTarget, ImportWish } from '#contract/import-jobs.ts'
import type { SourceShape } from '#contract/imports.ts'
import type { ShiftVerdict } from '#contract/shift.ts'
import { type Position, toLattice } from '#geometry/position.ts'
import { detectShift } from '#plan/shift.ts'
import { fromBd09, fromGcj02 } from '../../../projection/china-maps.ts'
import { readRoads } from '../../../repositories/base-map.ts'
import { readOutlines } from '../../../repositories/buildings.ts'
import type { JobRef, JobRow } from '../../../repositories/import-jobs.ts'
import { BEFORE_ALL, nextChunk } from '../../../repositories/import-rows.ts'
import type { Ask } from '../../../repositories/request.ts'
import type { Secrets } from '../../../secrets/secrets.ts'
import { layersOf, mapRow } from './check.ts'
import { placeRecords } from './check-place.ts'
import { openChunk } from './stage-chunks.ts'

/** Points of a layer that are looked at. */
const MOST_POINTS = 2_000

const CANDIDATES = [
  { name: 'gcj-02', mend: fromGcj02 },
  { name: 'bd-09', mend: fromBd09 },
] as const

/**
 * What the detective says of the first rows of a wish as they come, whatever shift is wished; null where they have no
 * place. Houses are compared with houses, borders with roads and houses.
 */
export async function shiftOf(
  ask: Ask,
  secrets: Secrets,
  job: JobRef,
  { files }: Pick<JobRow, 'files'>,
  wish: Pick<ImportWish, 'target' | 'layers' | 'crs' | 'mapping'>,
): Promise<ShiftVerdict | null> {
  const chunk = await nextChunk(ask, job, wish.layers, BEFORE_ALL)
  if (chunk === null) return null
  const place = placeRecords({ crs: wish.crs, shift: 'none' })
  const file = layersOf(files).get(chunk.layer)?.file ?? null
  const points: Position[] = []
  for (const row of await openChunk(secrets, chunk)) {
    if (points.length >= MOST_POINTS) break
    const mapped = 'problem' in row ? null : mapRow(row, file, wish, place)
    if (mapped === null || 'reason' in mapped || mapped.shape === null) continue
    points.push(...pointsOf(mapped.shape, wish.target))
  }
  if (points.length === 0) return null
  return detectShift(points, { points: await knownPoints(ask, job.county, wish.target) }, CANDIDATES)
}

/** Of a grid its corners, of all else the place where it stands. */
function pointsOf(shape: SourceShape, target: ImportTarget): Position[] {
  if (shape.kind === 'point') return [toLattice(...shape.at)]
  const rings = shape.kind === 'line' ? shape.lines : shape.polygons.flat()
  const corners = rings.flat().map((at) => toLattice(...at))
  if (target === 'grids' || shape.kind === 'line') return corners
  const middle = (of: 0 | 1): number => {
    const along = corners.map((corner) => corner[of])
    return Math.round((Math.min(...along) + Math.max(...along)) / 2)
  }
  return corners.length === 0 ? [] : [[middle(0), middle(1)]]
}

async function knownPoints(ask: Ask, county: string, target: ImportTarget): Promise<Position[]> {
  const houses = (await readOutlines(ask, county)).map(({ anchor }) => anchor)
  if (target !== 'grids') return houses
  return [...houses, ...(await readRoads(ask, county)).flatMap(({ line }) => line)]
}
