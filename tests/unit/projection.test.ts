import gcoord from 'gcoord'
import { describe, expect, it } from 'vitest'
import { CRS_IDS, type CrsId } from '#contract/import-files.ts'
import { fromDegrees, toDegrees } from '../../api/projection/crs.ts'
import { readPrj } from '../../api/projection/crs-of-prj.ts'
import {
  BEIJING_1954,
  CGCS2000_WKT2,
  ESRI_6_DEGREE_NO_ZONE,
  ESRI_ZONE_38,
  OGC_114E,
  TWD97,
  WEB_MERCATOR_ESRI,
  WEB_MERCATOR_OGC,
  WGS84_ESRI,
  XIAN_1980,
} from '../fixtures/prj-texts.ts'

/**
 * By GDAL 3.6.2: `echo LON LAT | gdaltransform -s_srs '+proj=longlat +ellps=GRS80 +no_defs' -t_srs EPSG:CODE
 * -output_xy`, 2026-11-22. Metres, easting first.
 */
const BY_GDAL: readonly [CrsId, lon: number, lat: number, x: number, y: number][] = [
  ['EPSG:4547', 113.9447, 22.5333, 494311.199732346, 2492855.9155556],
  ['EPSG:4526', 113.9447, 22.5333, 38494311.1997323, 2492855.9155556],
  ['EPSG:4508', 113.9447, 22.5333, 803020.87756848, 2495840.73859565],
  ['EPSG:4499', 121.5654, 25.033, 21355205.9260763, 2770476.82118669],
  ['EPSG:4551', 121.5654, 25.033, 52157.4117463495, 2777052.99076178],
  ['EPSG:4526', 116.3913, 39.9075, 38704488.2218786, 4421996.94560673],
  ['EPSG:4513', 75.9877, 39.4677, 25584995.5803343, 4370893.71428207],
  ['EPSG:3857', 121.5654, 25.033, 13532598.4260806, 2879798.47542714],
]

describe('reference systems', () => {
  it.each(BY_GDAL)('%s agrees with GDAL at %f, %f within a tenth of a millimetre', (crs, lon, lat, x, y) => {
    const there = fromDegrees(crs)(lon, lat)
    expect(Math.hypot(there[0] - x, there[1] - y)).toBeLessThan(1e-4)
    const back = toDegrees(crs)(x, y)
    expect(Math.max(Math.abs(back[0] - lon), Math.abs(back[1] - lat))).toBeLessThan(1e-9)
  })

  it('come back within 1e-9° in each of them, all over China', () => {
    for (const crs of CRS_IDS) {
      const [there, back] = [fromDegrees(crs), toDegrees(crs)]
      for (let lon = 73.1; lon < 135.5; lon += 3.17)
        for (let lat = 3.3; lat < 54; lat += 2.39) {
          const [a, b] = back(...there(lon, lat))
          const astray = Math.max(Math.abs(a - lon), Math.abs(b - lat))
          if (!(astray < 1e-9)) expect.fail(`${crs} at ${lon}, ${lat} comes back ${astray}° off`)
        }
    }
  })

  it('GCJ-02 and BD-09 are those of gcoord, in and beside China', () => {
    for (let lon = 70.3; lon < 140; lon += 1.7)
      for (let lat = -3.1; lat < 58; lat += 1.9) {
        const gcj = gcoord.transform([lon, lat], gcoord.WGS84, gcoord.GCJ02)
        const bd = gcoord.transform([lon, lat], gcoord.WGS84, gcoord.BD09)
        const ours = [...fromDegrees('GCJ-02')(lon, lat), ...fromDegrees('BD-09')(lon, lat)]
        const theirs = [...gcj, ...bd]
        for (const [i, value] of ours.entries()) expect(Math.abs(value - theirs[i]!)).toBeLessThan(1e-12)
      }
  })

  it('what is no number and what lies beyond the plane is no place, and nothing throws', () => {
    for (const crs of CRS_IDS)
      for (const [x, y] of [
        [Number.NaN, 1],
        [Number.POSITIVE_INFINITY, 30],
      ] as const) {
        const [lon] = toDegrees(crs)(x, y)
        expect(Number.isFinite(lon)).toBe(false)
      }
    expect(toDegrees('EPSG:4547')(1e9, 1e12)).toEqual([Number.NaN, Number.NaN])
  })
})

describe('well-known text', () => {
  it.each([
    ['a zone of ESRI with the zone in the easting', ESRI_ZONE_38, 'EPSG:4526'],
    ['a 6° zone of ESRI without it', ESRI_6_DEGREE_NO_ZONE, 'EPSG:4508'],
    ['a meridian of OGC, 3°', OGC_114E, 'EPSG:4547'],
    ['WKT2', CGCS2000_WKT2, 'EPSG:4526'],
    ['degrees of WGS 84', WGS84_ESRI, 'EPSG:4326'],
    [
      'degrees of CGCS2000',
      WGS84_ESRI.replaceAll('WGS_1984', 'China_Geodetic_Coordinate_System_2000'),
      'EPSG:4490',
    ],
    ['Web Mercator of ESRI', WEB_MERCATOR_ESRI, 'EPSG:3857'],
    ['Web Mercator of OGC', WEB_MERCATOR_OGC, 'EPSG:3857'],
    [
      'a zone on WGS 84',
      ESRI_ZONE_38.replaceAll(/298.257222101/g, '298.257223563').replaceAll('D_China_2000', 'D_WGS_1984'),
      'EPSG:4526',
    ],
    [
      'a zone on an unnamed GRS 80',
      ESRI_ZONE_38.replace('D_China_2000', 'D_unknown').replace(
        'GCS_China_Geodetic_Coordinate_System_2000',
        'GCS_GRS_1980',
      ),
      'EPSG:4526',
    ],
    ['a byte-order mark and a NUL at the end', `\uFEFF${ESRI_ZONE_38}\r\n\0`, 'EPSG:4526'],
  ])('%s is known', (_, text, crs) => {
    expect(readPrj(text)).toMatchObject({ id: crs, reason: null })
  })

  it.each([
    ['Beijing 1954', BEIJING_1954, 'beijing-1954'],
    ["Xi'an 1980", XIAN_1980, 'xian-1980'],
    ['TWD97', TWD97, 'other-datum'],
    [
      'feet',
      CGCS2000_WKT2.replaceAll('LENGTHUNIT["metre",1]', 'LENGTHUNIT["US survey foot",0.3048006]'),
      'other-projection',
    ],
    [
      'a meridian of a town of its own',
      OGC_114E.replace('"central_meridian",114', '"central_meridian",113.5'),
      'other-projection',
    ],
    ['a scale of its own', OGC_114E.replace('"scale_factor",1', '"scale_factor",0.9996'), 'other-projection'],
    ['a prime meridian in Paris', OGC_114E.replace('"Greenwich",0', '"Paris",2.33722917'), 'other-datum'],
    ['nothing', '', 'unreadable'],
    ['no WKT', 'EPSG:4547', 'unreadable'],
    ['half of it', ESRI_ZONE_38.slice(0, 200), 'unreadable'],
    ['ten thousand brackets', 'PROJCS['.repeat(2000), 'unreadable'],
    ['a megabyte', 'A'.repeat(1e6), 'unreadable'],
  ])('%s is unknown, with a reason', (_, text, reason) => {
    expect(readPrj(text)).toMatchObject({ id: null, reason })
  })

  it('says its own name', () => {
    expect(readPrj(BEIJING_1954).said).toBe('Beijing_1954_3_Degree_GK_CM_105E')
  })
})
