import type { z } from 'zod'
import type { importShift } from '#contract/import-jobs.ts'
import { toLattice, UNITS_PER_DEGREE } from '#geometry/position.ts'
import { scaleAt } from '#geometry/scale.ts'
import { type Transform, toDegrees } from './crs.ts'

/** Puts right, in degrees, what a layer is off by. Metres of an offset are those of the place itself. */
export function mendOf(shift: z.infer<typeof importShift>): Transform {
  if (shift === 'none') return toDegrees('EPSG:4326')
  if (shift === 'gcj-02') return toDegrees('GCJ-02')
  if (shift === 'bd-09') return toDegrees('BD-09')
  return (lon, lat) => {
    const scale = scaleAt(toLattice(lon, lat))
    return [lon + shift.eastM / scale.x / UNITS_PER_DEGREE, lat + shift.northM / scale.y / UNITS_PER_DEGREE]
  }
}
