import { Router } from 'express'
import { type GridCollection, type GridDetail, gridsQuery, type RetiredGrid } from '#contract/grids.ts'
import { boxesMeet } from '#geometry/degree-box.ts'
import { Refusal } from '../errors.ts'
import type { Live } from '../live.ts'
import { dutyOn } from '../lookup/duty.ts'
import { townDay } from '../lookup/town-day.ts'
import type { Db } from '../repositories/connection.ts'
import { meaningOf } from '../usecases/plans/retired-grids.ts'
import { boxOf } from './box.ts'
import { languageOf } from './language.ts'
import { orStars, readQuery } from './read.ts'

/** Of the codes of other platforms; what is longer is no code. */
const LONGEST_CODE = 40

/**
 * `GET /api/grids` and `GET /api/grids/:code`: the grids in force as GeoJSON, public, from memory. Only for a code
 * that none of them bears the database is asked what it means.
 */
export function gridRoutes(db: Db, live: Live): Router {
  const router = Router()

  router.get('/api/grids', (request, response) => {
    const { level, parent, bbox } = readQuery(gridsQuery, request)
    const box = bbox === undefined ? null : boxOf(bbox)
    const features = live
      .plan()
      .grids.all.filter(
        (grid) =>
          (level === undefined || grid.feature.properties.level === level) &&
          (parent === undefined || grid.feature.properties.parent === parent) &&
          (box === null || boxesMeet(grid.bbox, box)),
      )
      .map(({ feature }) => feature)
    response.json({ type: 'FeatureCollection', features } satisfies GridCollection)
  })

  router.get('/api/grids/:code', async (request, response) => {
    const { grids, inForce } = live.plan()
    const code = request.params.code.slice(0, LONGEST_CODE)
    const meaning =
      grids.byCode(code) === null
        ? await meaningOf(db, inForce.county, inForce.snapshot.root, code)
        : { inForce: code }
    if (meaning?.inForce === null) {
      response.json(meaning.retired satisfies RetiredGrid)
      return
    }
    const grid = meaning && grids.byCode(meaning.inForce)
    if (grid === null)
      throw new Refusal('unknown-grid', { code: /^\d{15}$/.test(code) ? code : orStars(code) })
    response.json({
      ...grid.feature,
      staff: dutyOn(inForce.posts, townDay(), languageOf(request)).staffOf(grid.key),
      children: [...grid.children],
      counts: grid.counts,
    } satisfies GridDetail)
  })

  return router
}
