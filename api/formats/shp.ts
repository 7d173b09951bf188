import type { ImportReason } from '#contract/imports.ts'
import { ringsToPolygons, type XyRing } from './shp-rings.ts'

/** One record of a .shp as a GeoJSON geometry (null where it has none), or what is wrong with it. */
export type ShpRecord =
  | { readonly geometry: { readonly type: string; readonly coordinates: readonly unknown[] } | null }
  | { readonly reason: ImportReason; readonly values: Readonly<Record<string, string | number>> }

const TYPES: Readonly<Record<number, 'Point' | 'PolyLine' | 'Polygon' | 'MultiPoint'>> = {
  1: 'Point',
  3: 'PolyLine',
  5: 'Polygon',
  8: 'MultiPoint',
}

/** Whether bytes begin as a .shp does. */
export function isShp(bytes: Buffer): boolean {
  return bytes.length >= 100 && bytes.readInt32BE(0) === 9994 && bytes.readInt32LE(28) === 1000
}

/**
 * The records of a .shp one after the other. Sizes are checked against the bytes that are there, whatever the header
 * says; a record that does not fit in is the last and `damaged-file`. Heights are given as a third coordinate.
 */
export function* readShp(bytes: Buffer): Generator<ShpRecord, void> {
  let at = 100
  while (at + 12 <= bytes.length) {
    const length = bytes.readInt32BE(at + 4) * 2
    if (length < 4 || at + 8 + length > bytes.length) {
      yield { reason: 'damaged-file', values: { part: '.shp', fault: 'record' } }
      return
    }
    yield recordOf(bytes.subarray(at + 8, at + 8 + length))
    at += 8 + length
  }
  if (at < bytes.length) yield { reason: 'damaged-file', values: { part: '.shp', fault: 'record' } }
}

function recordOf(record: Buffer): ShpRecord {
  const code = record.readInt32LE(0)
  if (code === 0) return { geometry: null }
  const type = TYPES[code % 10]
  // 11–18 have heights and measures, 21–28 measures, which nothing here needs.
  if (type === undefined || code > 28)
    return { reason: 'wrong-geometry-type', values: { type: `shape ${code}` } }
  const hasHeights = code > 10 && code < 20
  if (type === 'Point') {
    if (record.length < 20 + (hasHeights ? 8 : 0)) return damaged
    return { geometry: { type, coordinates: pointAt(record, 4, hasHeights ? 20 : null) } }
  }
  if (record.length < (type === 'MultiPoint' ? 40 : 44)) return damaged
  const parts = type === 'MultiPoint' ? 0 : record.readInt32LE(36)
  const points = record.readInt32LE(type === 'MultiPoint' ? 36 : 40)
  const from = (type === 'MultiPoint' ? 40 : 44) + parts * 4
  if (parts < 0 || points < 0 || from + points * 16 > record.length) return damaged
  if (points === 0) return { geometry: null }
  if (type === 'MultiPoint') return { geometry: { type, coordinates: pointsAt(record, from, 0, points) } }
  const starts = Array.from({ length: parts }, (_, i) => record.readInt32LE(44 + i * 4))
  if (starts[0] !== 0 || starts.some((start, i) => start > points || start < (starts[i - 1] ?? 0)))
    return damaged
  const lines = starts.map((start, i) => pointsAt(record, from, start, starts[i + 1] ?? points))
  const coordinates = type === 'Polygon' ? ringsToPolygons(lines) : lines
  if (coordinates === null) return { reason: 'too-demanding', values: {} }
  return { geometry: { type: type === 'Polygon' ? 'MultiPolygon' : 'MultiLineString', coordinates } }
}

const damaged: ShpRecord = { reason: 'damaged-file', values: { part: '.shp', fault: 'size' } }

function pointAt(record: Buffer, at: number, heightAt: number | null): number[] {
  const point = [record.readDoubleLE(at), record.readDoubleLE(at + 8)]
  return heightAt === null ? point : [...point, record.readDoubleLE(heightAt)]
}

function pointsAt(record: Buffer, from: number, start: number, end: number): XyRing {
  return Array.from({ length: end - start }, (_, i): [number, number] => {
    const at = from + (start + i) * 16
    return [record.readDoubleLE(at), record.readDoubleLE(at + 8)]
  })
}
