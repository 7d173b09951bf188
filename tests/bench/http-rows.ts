import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { Load, LoadResult } from './load.ts'
import { type BenchPlan, benchPlan } from './plan.ts'
import { type Measure, median } from './report.ts'
import { tilesOver } from './tiles-row.ts'

/** Design §8, rows 1 and 5. */
const LOCATE_BAR = 0.9
const EMPTY_BAR = 1.8
const CACHED_TILE_BAR = 0.8

const CONNECTIONS = 32

/** What every browser sends, to all routes alike: reading a header costs the server a tenth of an empty reply. */
const HEADERS = { 'accept-encoding': 'gzip, deflate, br' }

/** How long and how often each route is loaded; the routes take turns, so that a slow moment hits all of them. */
export interface Pace {
  readonly rounds: number
  readonly seconds: number
}

/** Requests a second of the look-up and of cached tiles against an empty JSON route, and of that against Express. */
export async function httpRows(side: number, seed: number, pace: Pace): Promise<Measure[]> {
  const plan = benchPlan(side, seed)
  const [app, plain] = await Promise.all([
    start('served.ts', 'app', String(side), String(seed)),
    start('served.ts', 'plain'),
  ])
  const [appUrl] = (await once(app, 'message')) as [string]
  const [plainUrl] = (await once(plain, 'message')) as [string]
  const routes = {
    empty: load(appUrl, [{ path: '/healthz', headers: HEADERS }]),
    locate: load(appUrl, locateRequests(plan)),
    tile: load(appUrl, tileRequests(plan)),
    plain: load(plainUrl, [{ path: '/healthz', headers: HEADERS }]),
  }
  try {
    return await compare(routes, pace, plan.leaves.length)
  } finally {
    for (const child of [app, plain]) child.disconnect()
  }
}

async function compare(
  routes: Readonly<Record<'empty' | 'locate' | 'tile' | 'plain', Omit<Load, 'seconds'>>>,
  { rounds, seconds }: Pace,
  grids: number,
): Promise<Measure[]> {
  const rates = { empty: [] as number[], locate: [] as number[], tile: [] as number[], plain: [] as number[] }
  for (const route of Object.values(routes)) await run({ ...route, seconds: 1 })
  for (let round = 0; round < rounds; round++) {
    for (const name of ['empty', 'locate', 'tile', 'plain'] as const) {
      rates[name].push((await run({ ...routes[name], seconds })).rate)
    }
  }
  const ratio = (a: readonly number[], b: readonly number[]) => median(a.map((rate, i) => rate / b[i]!))
  const shown = (name: keyof typeof rates) => `${name} ${median(rates[name]).toFixed(0)}/s`
  return [
    {
      row: 1,
      what: `GET /api/locate, ${grids} grids / empty route`,
      value: ratio(rates.locate, rates.empty),
      unit: '×',
      bar: LOCATE_BAR,
      detail: `${shown('locate')}, ${shown('empty')}`,
    },
    {
      row: 1,
      what: 'empty route / plain Express 5',
      value: ratio(rates.empty, rates.plain),
      unit: '×',
      bar: EMPTY_BAR,
      detail: `${shown('empty')}, ${shown('plain')}`,
    },
    {
      row: 5,
      what: 'cached grid tile / empty route',
      value: ratio(rates.tile, rates.empty),
      unit: '×',
      bar: CACHED_TILE_BAR,
      detail: `${shown('tile')}, ${shown('empty')}`,
    },
  ]
}

function load(url: string, requests: Load['requests']): Omit<Load, 'seconds'> {
  return { url, connections: CONNECTIONS, requests }
}

function locateRequests(plan: BenchPlan): Load['requests'] {
  const held = plan.inForce.snapshot.faces
  return Array.from({ length: 500 }, (_, i) => {
    const [x, y] = held[(i * 7919) % held.length]!.polygon[0][0]!
    // A hundred metres into the grid: people stand inside more often than on a border.
    const [lon, lat] = [(x + 9_000 + (i % 97) * 150) / 1e7, (y + 9_000 + (i % 89) * 150) / 1e7]
    return { path: `/api/locate?lon=${lon}&lat=${lat}`, headers: HEADERS }
  })
}

function tileRequests(plan: BenchPlan): Load['requests'] {
  return tilesOver(plan, 15, 40).map(([z, x, y]) => ({
    path: `/tiles/grids/${z}/${x}/${y}.mvt?plan=bench`,
    headers: HEADERS,
  }))
}

/** Loads one route from a process of its own. Throws where a single request was not answered as it should. */
async function run(load: Load): Promise<LoadResult> {
  const child = start('load.ts')
  child.send(load)
  const [result] = (await once(child, 'message')) as [LoadResult]
  child.kill()
  if (result.failures > 0)
    throw new Error(`${result.failures} requests to ${load.requests[0]!.path} … failed`)
  return result
}

function start(file: string, ...args: string[]): ChildProcess {
  return fork(new URL(file, import.meta.url), args, { execArgv: ['--import', 'tsx'] })
}
