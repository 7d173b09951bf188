import { describe, expect, test } from 'vitest'
import { CRS_IDS } from '../../api/contract/import-files.ts'
import type { ImportField } from '../../api/contract/import-jobs.ts'
import { crsInOrder, zoneOf } from '../../web/admin/imports/crs-zone.ts'
import { movedBy } from '../../web/admin/imports/moved-by.ts'
import { columnsLeft, lacksOf, withGuesses } from '../../web/admin/imports/wish-draft.ts'

describe('reference systems to choose from', () => {
  test('zones are named by width, number and central meridian', () => {
    expect(zoneOf('EPSG:4491')).toEqual({ width: 6, zone: 13, meridian: 75, prefixed: true })
    expect(zoneOf('EPSG:4509')).toEqual({ width: 6, zone: 20, meridian: 117, prefixed: false })
    expect(zoneOf('EPSG:4526')).toEqual({ width: 3, zone: 38, meridian: 114, prefixed: true })
    expect(zoneOf('EPSG:4554')).toEqual({ width: 3, zone: 45, meridian: 135, prefixed: false })
    expect([zoneOf('EPSG:4490'), zoneOf('GCJ-02')]).toEqual([null, null])
  })

  test('are all offered once, those of the place before others', () => {
    const { usual, here, others } = crsInOrder(113.5)
    expect(usual).toEqual(['EPSG:4326', 'EPSG:4490', 'EPSG:3857', 'GCJ-02', 'BD-09'])
    expect(here.map((crs) => zoneOf(crs)!.meridian)).toEqual([111, 111, 114, 114])
    expect([...usual, ...here, ...others].sort()).toEqual([...CRS_IDS].sort())
  })
})

describe('a wish', () => {
  const field = (name: string, zh: string, en: string, required = false): ImportField => ({
    field: name,
    zh,
    en,
    required,
    hintZh: '',
    hintEn: '',
    example: '',
  })
  const fields = [field('name', '楼栋名称', 'Building', true), field('lon', '经度', 'Longitude')]

  test('takes a column that is called as a field is, once, and leaves what somebody chose', () => {
    expect(withGuesses({}, fields, ['楼栋_名称', 'LONGITUDE', '备注'])).toEqual({
      name: '楼栋_名称',
      lon: 'LONGITUDE',
    })
    expect(withGuesses({ name: '备注', lon: null }, fields, ['楼栋名称', '经度', '备注'])).toEqual({
      name: '备注',
      lon: null,
    })
    expect(withGuesses({ name: '没有了' }, fields, ['楼栋名称'])).toEqual({ name: '楼栋名称' })
    expect(columnsLeft(['楼栋名称', '备注'], { name: '楼栋名称', lon: null })).toEqual(['备注'])
  })

  test('says what it lacks: layers, required columns, names of plan and levels', () => {
    const wish = {
      target: 'buildings',
      layers: [],
      crs: 'EPSG:4490',
      shift: 'none',
      mapping: { name: null },
      plan: null,
    } as const
    expect(lacksOf({ ...wish, layers: [] }, fields)).toEqual(['layers', 'columns'])
    const plan = {
      name: ' ',
      levelNames: ['一级网格', ''],
      outlineLayer: null,
      urban: true,
      thresholds: { sliverWidthM: 1, overlapWidthM: 1, toleranceM: 2 },
      choices: {},
    }
    const grids = { ...wish, target: 'grids', layers: [0, 0], mapping: { name: '名称' }, plan } as const
    expect(lacksOf({ ...grids, layers: [0, 0] }, fields)).toEqual(['same-layer', 'plan-name', 'level-names'])
    expect(
      lacksOf(
        { ...grids, layers: [0, 1], plan: { ...plan, name: '草案', levelNames: ['一', '二'] } },
        fields,
      ),
    ).toEqual([])
  })
})

test('a shape is moved by metres, every part of it', () => {
  const at = { type: 'Point', coordinates: [113.5, 35] } as const
  const moved = movedBy({ ...at, coordinates: [113.5, 35] }, 100, -200)
  expect(moved).toMatchObject({ type: 'Point' })
  const [lon = 0, lat = 0] = (moved as { coordinates: number[] }).coordinates
  expect((lon - 113.5) * 111_195 * Math.cos((35 * Math.PI) / 180)).toBeCloseTo(100, 3)
  expect((lat - 35) * 111_195).toBeCloseTo(-200, 3)
  const ring = [
    [113.5, 35],
    [113.6, 35],
    [113.6, 35.1],
    [113.5, 35],
  ]
  const area = movedBy({ type: 'MultiPolygon', coordinates: [[ring]] }, 0, 111_195)
  expect(area).toMatchObject({
    coordinates: [
      [
        [
          [113.5, 36],
          [113.6, 36],
          [113.6, 36.1],
          [113.5, 36],
        ],
      ],
    ],
  })
})
