import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import proj4 from 'proj4'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OgcItems, ogcItems } from '#contract/ogc.ts'
import { gisKey } from '#contract/session.ts'
import { type RecordingProxy, recordingProxy } from '../fixtures/recording-proxy.ts'
import { townServer } from '../fixtures/server.ts'
import { townPassword } from '../fixtures/town-database.ts'

const run = promisify(execFile)
const works = (command: string, args: readonly string[]): boolean => spawnSync(command, args).status === 0

/** Debian's own Python, whatever else is called python3 here: QGIS is made for that one. */
const PYTHON = ['/usr/bin/python3', 'python3'].find((path) => works(path, ['-c', 'import qgis.core']))
const hasGdal = works('ogrinfo', ['--version'])
if (!hasGdal)
  console.warn('skipped: GDAL as a client of /ogc, because there is no ogrinfo (apt-get install gdal-bin)')
if (PYTHON === undefined)
  console.warn(
    'skipped: QGIS as a client of /ogc, because python3 has no module qgis (apt-get install python3-qgis)',
  )

let server: Awaited<ReturnType<typeof townServer>>
let proxy: RecordingProxy
let folder: string
let all: OgcItems['features']
let key: string

beforeAll(async () => {
  if (!hasGdal && PYTHON === undefined) return
  server = await townServer()
  proxy = await recordingProxy(server.url)
  folder = await mkdtemp(join(tmpdir(), 'gridhold-clients-'))
  const cookie = await server.signIn('planner', townPassword('planner'))
  const wanted = { label: 'GDAL and QGIS', days: 1 }
  key = (await server.send('/api/account/gis-keys', { cookie, json: wanted })).as(gisKey).key
  all = (await server.send('/ogc/collections/grids-3/items?limit=10000')).as(ogcItems).features
})
afterAll(async () => {
  await proxy?.close()
  await server?.close()
  if (folder !== undefined) await rm(folder, { recursive: true })
})

/** Codes of the grids of the third level of which something holds. */
const codesOf = (is: (properties: OgcItems['features'][number]['properties']) => boolean) =>
  all.filter(({ properties }) => is(properties)).map(({ id }) => id)
const many = (value: unknown) => Number(value ?? -1)
const askedFor = (words: string) => proxy.asked.filter((path) => path.includes(words))

/** Features of a file that GDAL wrote. */
async function written(name: string): Promise<OgcItems['features']> {
  return (JSON.parse(await readFile(join(folder, name), 'utf8')) as OgcItems).features
}

describe.skipIf(!hasGdal)('GDAL', () => {
  /** GDAL asks the proxy; `more` are options of ogr2ogr. The file it wrote, as GeoJSON. */
  const fetched = async (layer: string, more: readonly string[], env: NodeJS.ProcessEnv = {}) => {
    proxy.asked.length = 0
    const name = `${layer}-${Math.random().toString(36).slice(2)}.geojson`
    const args = [
      '-f',
      'GeoJSON',
      '-lco',
      'RFC7946=NO',
      ...more,
      join(folder, name),
      `OAPIF:${proxy.url}/ogc`,
      layer,
    ]
    await run('ogr2ogr', args, { env: { ...process.env, ...env } })
    return written(name)
  }

  it('lists the collections that are public', async () => {
    const { stdout } = await run('ogrinfo', ['-q', `OAPIF:${proxy.url}/ogc`])
    for (const name of ['jurisdictions', 'grids-1', 'grids-2', 'grids-3', 'facilities'])
      expect(stdout).toContain(name)
  })

  it('reads properties by their kinds, and every position to the last digit', async () => {
    const features = await fetched('grids-3', ['-lco', 'COORDINATE_PRECISION=7'])
    expect(features.map(({ geometry }) => geometry)).toEqual(all.map(({ geometry }) => geometry))
    const { id: _, ...properties } = features[0]!.properties
    const wanted = all[0]!.properties
    expect({ ...properties, effective_from: wanted.effective_from }).toEqual(wanted)
    expect(String(properties.effective_from).replaceAll('/', '-')).toBe(wanted.effective_from)
  })

  it('pages through all of them, in pages of its own size', async () => {
    const features = await fetched('grids-3', ['-oo', 'PAGE_SIZE=20'])
    expect(features).toHaveLength(all.length)

    expect(askedFor('after=').length).toBe(Math.ceil(all.length / 20) - 1)
  })

  it('leaves conditions on properties to the server', async () => {
    const features = await fetched('grids-3', [
      '-where',
      "households > 20 AND (name LIKE '%2%' OR NOT level = 3)",
    ])
    const wanted = codesOf(({ households, name }) => many(households) > 20 && String(name).includes('2'))
    expect(features.map(({ properties }) => properties.code)).toEqual(wanted)
    expect(askedFor("(households > 20) AND ((name LIKE '%2%') OR (NOT (level = 3)))").length).toBeGreaterThan(
      0,
    )
    const likeAny = await fetched('grids-3', ['-where', "kind ILIKE 'GEN%'"])
    expect(likeAny).toHaveLength(codesOf(({ kind }) => kind === 'general').length)
    expect(askedFor("kind ILIKE 'GEN%'").length).toBeGreaterThan(0)
  })

  it('leaves a box to the server', async () => {
    const [lon, lat] = (all[0]!.geometry.coordinates as number[][][][])[0]![0]![0] as [number, number]
    const box = [lon - 0.0004, lat - 0.0004, lon + 0.0004, lat + 0.0004].map(String)
    const features = await fetched('grids-3', ['-spat', ...box])
    expect(features.map(({ properties }) => properties.code)).toContain(all[0]!.id)
    expect(features.length).toBeLessThan(all.length / 2)
    expect(askedFor('bbox=').length).toBeGreaterThan(0)
  })

  it('reprojects as we do', async () => {
    const crs = 'http://www.opengis.net/def/crs/EPSG/0/3857'
    const features = await fetched('grids-1', ['-t_srs', 'EPSG:3857'])
    const ours = (await server.send(`/ogc/collections/grids-1/items?crs=${crs}`)).as(ogcItems).features
    const first = (of: OgcItems['features']) => (of[0]!.geometry.coordinates as number[][][][])[0]![0]![0]!
    const [there, here] = [first(features), first(ours)]
    expect(Math.hypot(there[0]! - here[0]!, there[1]! - here[1]!)).toBeLessThan(0.002)
  })

  it('writes every public collection to a GeoPackage, with all features', async () => {
    const file = join(folder, 'all.gpkg')
    const layers = ['jurisdictions', 'grids-1', 'grids-2', 'grids-3', 'facilities']
    await run('ogr2ogr', ['-f', 'GPKG', file, `OAPIF:${proxy.url}/ogc`, ...layers])
    const { stdout } = await run('ogrinfo', ['-al', '-so', file])
    const counts = [...stdout.matchAll(/Feature Count: (\d+)/g)].map(([, n]) => Number(n))
    const wanted = await Promise.all(
      layers.map(async (name) => (await server.send(`/ogc/collections/${name}/items?limit=1`)).as(ogcItems)),
    )
    expect(counts).toEqual(wanted.map(({ numberMatched }) => numberMatched))
  })

  it('reads buildings with a key, and not without', async () => {
    await expect(fetched('buildings', [])).rejects.toThrow()
    const features = await fetched('buildings', [], { GDAL_HTTP_USERPWD: `planner:${key}` })
    expect(features.length).toBeGreaterThan(100)
    const counts = features.map(({ properties }) => properties.households).filter((n) => n !== null)
    expect(counts.filter((n) => many(n) < 5)).toEqual([])
    expect(counts.length).toBeGreaterThan(10)
  })
})

describe.skipIf(PYTHON === undefined)('QGIS', () => {
  const said = new Map<string, unknown>()
  const value = <T>(what: string): T => said.get(what) as T

  beforeAll(async () => {
    proxy.asked.length = 0
    const script = fileURLToPath(new URL('../clients/oapif-layers.py', import.meta.url))
    const env = { ...process.env, QT_QPA_PLATFORM: 'offscreen', HOME: folder }
    const { stdout } = await run(PYTHON!, [script, `${proxy.url}/ogc`, 'planner', key], { env })
    for (const line of stdout.split('\n').filter((each) => each.startsWith('{'))) {
      const { what, value: found } = JSON.parse(line) as { what: string; value: unknown }
      said.set(what, found)
    }
  }, 120_000)

  it('reads buildings with a key as the password', () => {
    const { all: found, counts } = value<{ all: number; counts: number[] }>('buildings')
    expect(found).toBe(server.town.buildings.length)
    expect(counts.length).toBeGreaterThan(10)
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(5)
  })

  it('loads a collection with its fields by their kinds', () => {
    expect(value('fields')).toMatchObject({ code: 'String', level: 'Integer', effective_from: 'Date' })
    expect(value('all')).toEqual(all.map(({ id }) => id))
    const { name, households } = all[0]!.properties
    expect(value('first')).toMatchObject({ name, households })
    expect(value('facilities')).toHaveLength(10)
  })

  it('has every position where it is', () => {
    const ring = (all[0]!.geometry.coordinates as number[][][][])[0]![0]!
    const text = ring.map((at) => at.join(' ')).join(', ')
    expect(value<{ wkt: string }>('first').wkt).toBe(`MultiPolygon (((${text})))`)
  })

  it('leaves a box to the server', async () => {
    const { box, codes } = value<{ box: number[]; codes: string[] }>('box')
    expect(askedFor('bbox=').length).toBeGreaterThan(0)
    const ours = (await server.send(`/ogc/collections/grids-3/items?bbox=${box.join()}&limit=10000`)).as(
      ogcItems,
    )
    expect(codes).toEqual(ours.features.map(({ id }) => id))
    expect(codes.length).toBeLessThan(all.length / 2)
  })

  it('filters by properties', () => {
    expect(value('filtered')).toEqual(codesOf(({ households }) => many(households) > 20))
    expect(value('asked')).toEqual(codesOf(({ name }) => String(name).includes('2')))
  })

  it('pages through all of them', () => {
    expect(value('paged')).toEqual(all.map(({ id }) => id))
    expect(askedFor('limit=40').filter((path) => path.includes('after=')).length).toBe(
      Math.ceil(all.length / 40) - 1,
    )
  })

  it('reprojects to where we put it', () => {
    const [lon, lat] = (all[0]!.geometry.coordinates as number[][][][])[0]![0]![0] as [number, number]
    const [x = 0, y = 0] = proj4('EPSG:3857', [lon, lat])
    const at = value<[number, number]>('reprojected')
    expect(Math.hypot(at[0] - x, at[1] - y)).toBeLessThan(0.002)
  })
})
