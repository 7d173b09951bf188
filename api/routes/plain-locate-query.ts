import type { z } from 'zod'
import type { locateQuery } from '#contract/locate.ts'
import { MAX_ACCURACY_M } from '#contract/wire.ts'

type LocateQuery = z.output<typeof locateQuery>

const PLAIN = /\?lon=(-?\d{1,3}(?:\.\d{1,15})?)&lat=(-?\d{1,2}(?:\.\d{1,15})?)(?:&accuracyM=(\d{1,4}))?$/

/**
 * Reads the query that nearly every look-up has, `?lon=…&lat=…[&accuracyM=…]` in plain decimals; null for any
 * other, right or wrong, which the schema then judges. What this reads, the schema reads alike: a property test
 * says so. It spares a tenth of the time a look-up takes.
 */
export function readPlainQuery(url: string): LocateQuery | null {
  const match = PLAIN.exec(url)
  if (match === null) return null
  const lon = Number(match[1])
  const lat = Number(match[2])
  if (Math.abs(lon) > 180 || Math.abs(lat) > 90) return null
  if (match[3] === undefined) return { lon, lat }
  const accuracyM = Number(match[3])
  return accuracyM > MAX_ACCURACY_M ? null : { lon, lat, accuracyM }
}
