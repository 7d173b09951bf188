import fc from 'fast-check'
import proj4 from 'proj4'
import { describe, expect, it } from 'vitest'
import type { Position } from '#geometry/position.ts'
import { datetimeOf } from '../../api/ogc/cql2/temporal.ts'
import { CRS84, crsOf, readBox, readPosition, SYSTEMS } from '../../api/ogc/crs.ts'

const system = (name: string) => crsOf(`http://www.opengis.net/def/crs/${name}`)!
const HERE: Position = [1_135_000_001, 350_123_457]

describe('reference systems', () => {
  it('write in the order of their axes', () => {
    expect(CRS84.write(HERE)).toEqual([113.5000001, 35.0123457])
    expect(system('EPSG/0/4326').write(HERE)).toEqual([35.0123457, 113.5000001])
    expect(system('EPSG/0/4490').write(HERE)).toEqual([35.0123457, 113.5000001])
    const [x, y] = proj4('EPSG:3857', [113.5000001, 35.0123457])
    const written = system('EPSG/0/3857').write(HERE)
    expect(Math.abs(written[0] - x!)).toBeLessThan(0.001)
    expect(Math.abs(written[1] - y!)).toBeLessThan(0.001)
  })

  it('read back to the same position of the lattice', () => {
    const lon = fc.integer({ min: 700_000_000, max: 1_400_000_000 })
    const lat = fc.integer({ min: 0, max: 600_000_000 })
    fc.assert(
      fc.property(lon, lat, (x, y) => {
        for (const crs of SYSTEMS) expect(readPosition(crs, ...crs.write([x, y]))).toEqual([x, y])
      }),
      { seed: 7, numRuns: 500 },
    )
  })

  it('are known by their whole name alone', () => {
    expect(['', 'EPSG:4326', 'http://www.opengis.net/def/crs/EPSG/0/4527', '__proto__'].map(crsOf)).toEqual([
      null,
      null,
      null,
      null,
    ])
  })

  it('take boxes of four numbers, or of six with heights, and across the 180th meridian', () => {
    const box = { minX: 1_130_000_000, minY: 340_000_000, maxX: 1_140_000_000, maxY: 350_000_000 }
    expect(readBox(CRS84, [113, 34, 114, 35])).toEqual([box])
    expect(readBox(CRS84, [113, 34, -5, 114, 35, 900])).toEqual([box])
    expect(readBox(system('EPSG/0/4490'), [34, 113, 35, 114])).toEqual([box])
    expect(readBox(CRS84, [179, 34, -179, 35])).toHaveLength(2)
  })

  it.each([
    ['OGC/1.3/CRS84', [113, 34, 114]],
    ['OGC/1.3/CRS84', [113, 35, 114, 34]],
    ['OGC/1.3/CRS84', [113, 34, 181, 35]],
    ['OGC/1.3/CRS84', [113, 34, Number.NaN, 35]],
    ['EPSG/0/4326', [113, 34, 114, 35]],
    ['EPSG/0/3857', [13e6, 4e6, 12e6, 5e6]],
    ['EPSG/0/3857', [0, 0, 1e9, 1e9]],
  ])('%s has no box %j', (name, numbers) => {
    expect(readBox(system(name), numbers)).toBeNull()
  })
})

describe('datetime', () => {
  it.each(['2026-01-31', '2026-01-31T00:00:00Z', '2026-01-31/..', '../2026-01-31', '2026-01-31/', '../..'])(
    '%s is one',
    (text) => {
      expect(datetimeOf(text)).not.toBeNull()
    },
  )

  it.each([
    '',
    '/',
    'today',
    '2026-02-30',
    '2026-01-31/2026-01-30',
    '2026-01-01/2026-01-02/2026-01-03',
    '2026',
  ])('%s is none', (text) => {
    expect(datetimeOf(text)).toBeNull()
  })
})
