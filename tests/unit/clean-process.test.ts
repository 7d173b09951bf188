import { performance } from 'node:perf_hooks'
import { describe, expect, it } from 'vitest'
import { DEFAULT_CLEANING } from '#contract/cleaning.ts'
import type { SourceRecord } from '#contract/imports.ts'
import type { Grid } from '#plan/snapshot.ts'
import { inParcels, unpack } from '../../api/usecases/imports/grids/clean-parcels.ts'
import { judgeApart } from '../../api/usecases/imports/grids/clean-process.ts'
import { judgeLayers, type LayersToClean } from '../../api/usecases/imports/grids/judge-layers.ts'

const COMMUNITY = '999901001001'

/** Columns × columns squares of some 50 m, every vertex of every one off by decimetres. */
function dirtyLayer(columns: number): LayersToClean {
  let state = 7
  const off = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state / 2 ** 32 - 0.5) * 6e-6
  }
  const vertex = (x: number, y: number) => [120 + x * 5e-4 + off(), 30 + y * 5e-4 + off()] as const
  const records = Array.from({ length: columns ** 2 }, (_, feature): SourceRecord => {
    const [x, y] = [feature % columns, Math.floor(feature / columns)]
    const walk = [0, 0.25, 0.5, 0.75]
    const outer = [
      ...walk.map((t) => vertex(x + t, y)),
      ...walk.map((t) => vertex(x + 1, y + t)),
      ...walk.map((t) => vertex(x + 1 - t, y + 1)),
      ...walk.map((t) => vertex(x, y + 1 - t)),
    ]
    return {
      place: { file: 'grids', feature, line: null, column: null },
      id: null,
      properties: { code: `c${feature}`, name: `网格${feature}` },
      shape: { kind: 'area', polygons: [[outer]] },
    }
  })
  const source = { name: 'grids', records, columns: ['code', 'name'], problems: [], notes: [] }
  return {
    root: {
      county: '999901',
      code: COMMUNITY,
      name: null,
      contact: null,
      countyName: null,
      streetName: null,
    },
    layers: [{ source, codeProperty: 'code', nameProperty: 'name', parentProperty: null }],
    levelNames: ['网格'],
    outline: null,
    urban: true,
    thresholds: DEFAULT_CLEANING,
    choices: {},
    households: [[1_200_002_500, 300_002_500]],
    name: '社区',
    against: [],
    before: records.map(({ properties }, i) => published(String(properties.code), i)),
    into: null,
  }
}

/** A grid that is published already, so that its key is no new one in every run. */
function published(sourceCode: string, i: number): Grid {
  const key = `00000000-0000-7000-8000-${String(i).padStart(12, '0')}`
  const labels = { kind: 'general', urban: true, code: null, band: null, exclave: false } as const
  return { key, level: 1, parent: null, community: COMMUNITY, name: key, sourceCode, ...labels }
}

describe('cleaning in a process of its own', { timeout: 120_000 }, () => {
  it('comes to the very same', async () => {
    const wanted = dirtyLayer(20)
    const apart = await judgeApart(wanted, {})
    expect(apart.snapshot?.faces.length).toBeGreaterThan(250)
    expect(apart).toEqual(judgeLayers(wanted))
  })

  it('leaves this one free, and tells how far it has come', async () => {
    const told: number[] = []
    const before = performance.eventLoopUtilization()
    await judgeApart(dirtyLayer(24), { progress: (done, total) => told.push(done, total) })
    expect(performance.eventLoopUtilization(before).utilization).toBeLessThan(0.5)
    const done = told.filter((_, i) => i % 2 === 0)
    expect(done.length).toBeGreaterThan(1)
    expect(done).toEqual(done.toSorted((a, b) => a - b))
    expect(told.filter((_, i) => i % 2 === 1).every((total) => total === 24 * 24)).toBe(true)
  })

  it('ends when somebody stops it, and the next one has its turn', async () => {
    for (let i = 0; i < 3; i++) {
      const stop = new AbortController()
      let told = 0
      const progress = (): void => {
        told++
        stop.abort(new Error('stopped'))
      }
      await expect(judgeApart(dirtyLayer(24), { signal: stop.signal, progress })).rejects.toThrow('stopped')
      expect(told).toBe(1)
    }
  })

  it.each([
    ['time', { ms: 50 }],
    ['memory', { megabytes: 24 }],
  ])('says so where it takes too much %s', async (_, limits) => {
    const judged = await judgeApart(dirtyLayer(40), {}, limits)
    expect(judged).toMatchObject({ problems: [{ reason: 'too-demanding', file: 'grids' }], snapshot: null })
  })

  it('throws where we are at fault, with the kind and the place, without a word of the file', async () => {
    const broken = { ...dirtyLayer(1), layers: [{ source: null }] } as unknown as LayersToClean
    const failing = judgeApart(
      { ...broken, layers: [{ ...dirtyLayer(1).layers[0]!, source: SECRET }] } as never,
      {},
    )
    const error = await failing.catch((thrown: Error) => thrown)
    expect(error).toBeInstanceOf(Error)
    expect(String((error as Error).stack)).toMatch(/TypeError[\s\S]*judge-layers|layers\.ts/)
    expect(String((error as Error).stack)).not.toContain('机密')
  })
})

const SECRET = { name: '机密', records: [{ 机密: 1 }], columns: ['code', 'name'], problems: [], notes: [] }

describe('a value in parcels', () => {
  it('is whole again', () => {
    const long = Array.from({ length: 1_001 }, (_, i) => ({ i, at: [i, -i] }))
    const value = { a: [{ b: long }, { b: [] }], c: null, d: { e: long.map(({ i }) => i) }, f: 'x' }
    const { head, parcels } = inParcels(value)
    expect(JSON.stringify(head).length).toBeLessThan(100)
    for (const parcel of parcels) unpack(head, structuredClone(parcel))
    expect(head).toEqual(value)
  })
})
