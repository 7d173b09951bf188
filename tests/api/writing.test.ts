import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CRS_IDS, type SourceFormat } from '#contract/import-files.ts'
import type { SourceRecord } from '#contract/imports.ts'
import { type PlanDetail, planDetail, planFindings } from '#contract/plans.ts'
import { session } from '#contract/session.ts'
import { failure } from '#contract/wire.ts'
import { batchesOf } from '../../api/formats/batches.ts'
import { openFile } from '../../api/formats/open.ts'
import type { PlanRef } from '../../api/repositories/plans.ts'
import { isMisuse, readWords } from '../../data/command-line.ts'
import { EXPORT_OPTIONS, exportCommand, exportOrder } from '../../data/export-command.ts'
import { gdalReads, hasGdal } from '../fixtures/gdal.ts'
import { undivided } from '../fixtures/succession.ts'
import { approvedPlan } from '../fixtures/tiny-plans.ts'
import { type TinyServer, tinyServer } from '../fixtures/tiny-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'gridhold-writing-'))
let server: TinyServer
let draft: PlanRef
let shown: PlanDetail

beforeAll(async () => {
  server = await tinyServer()
  draft = await approvedPlan(server.database.db, server.plan.county, undivided(server.town))
  shown = (await send('planner', `/api/plans/${server.plan.id}`)).as(planDetail)
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await server?.close()
})

// Signing in is limited; every account does it once.
const cookies = new Map<string, Promise<string>>()
function cookieOf(username: string): Promise<string> {
  const cookie = cookies.get(username) ?? server.as(username)
  cookies.set(username, cookie)
  return cookie
}

const send = async (username: string, path: string) => server.send(path, { cookie: await cookieOf(username) })

async function fileOf(query: string, plan = server.plan.id, headers = {}) {
  const reply = await fetch(`${server.url}/api/plans/${plan}/export?${query}`, {
    headers: { cookie: await cookieOf('planner'), ...headers },
  })
  const bytes = new Uint8Array(await reply.arrayBuffer())
  expect(reply.status, new TextDecoder().decode(bytes.slice(0, 500))).toBe(200)
  return { bytes, headers: reply.headers }
}

async function recordsOf(name: string, bytes: Uint8Array): Promise<SourceRecord[]> {
  const { layers, problems } = await openFile(name, bytes)
  expect(problems).toEqual([])
  const batches = layers.flatMap((layer) => [...batchesOf(name, layer, null)])
  expect(batches.flatMap((batch) => batch.problems)).toEqual([])
  return batches.flatMap(({ records }) => [...records])
}

describe('a plan as a file', () => {
  it.each([
    ['geojson', 'EPSG:4326', 'geojson', 'application/geo+json'],
    ['geopackage', 'EPSG:4490', 'gpkg', 'application/geopackage+sqlite3'],
    ['shapefile', 'EPSG:4547', 'zip', 'application/zip'],
    ['kml', 'EPSG:4326', 'kml', 'application/vnd.google-earth.kml+xml'],
  ] as const)('%s in %s has every grid of it, each with its ground', async (format, crs, ending, type) => {
    const { bytes, headers } = await fileOf(`what=grids&format=${format}&crs=${crs}`)
    expect(headers.get('content-type')).toContain(type)
    expect(headers.get('cache-control')).toContain('no-store')
    const records = await recordsOf(`a.${ending}`, bytes)
    const named = records.map(({ properties }) => String(properties.name))
    expect(named.toSorted()).toEqual(shown.grids.map(({ name }) => name).toSorted())
    const holders = new Set(shown.faces.map(({ holder }) => holder))
    for (const grid of shown.grids.filter(({ key }) => holders.has(key))) {
      const record = records.find(({ properties }) => properties.key === grid.key)
      expect(record?.shape?.kind).toBe('area')
      expect(String(record?.properties.code)).toBe(grid.code)
    }
  })

  it('has the corners of the plan to the centimetre, in metres of a zone', async () => {
    const { bytes } = await fileOf('what=faces&format=shapefile&crs=EPSG:4526')
    const records = await recordsOf('faces.zip', bytes)
    const corners = (rings: readonly (readonly (readonly [number, number])[])[]) =>
      rings.map((ring) => ring.map((at) => at.map((each) => each.toFixed(7)).join(' ')).toSorted())
    expect(records).toHaveLength(shown.faces.length)
    for (const face of shown.faces) {
      const shape = records.find(({ properties }) => properties.key === face.key)?.shape
      expect(shape?.kind === 'area' && shape.polygons.map(corners)).toEqual([
        corners(face.rings as [number, number][][]),
      ])
    }
  })

  it('of one level has that level alone, and counts its households', async () => {
    const { bytes } = await fileOf('what=grids&format=geojson&level=1')
    const records = await recordsOf('a.geojson', bytes)
    expect(records.map(({ properties }) => properties.level)).toEqual(
      shown.grids.filter(({ level }) => level === 1).map(() => 1),
    )
    const counted = records.reduce((sum, { properties }) => sum + Number(properties.households), 0)
    expect(counted).toBeGreaterThan(0)
    expect(counted).toBeLessThanOrEqual(server.town.households.length)
  })

  it('bears the name of the plan, in Chinese too, and what it is', async () => {
    const disposition = async (language: string) =>
      (
        await fileOf('what=grids&format=shapefile&crs=EPSG:4547&level=1', draft.id, {
          'accept-language': language,
        })
      ).headers.get('content-disposition')
    const encoded = encodeURIComponent('小方案-网格-L1-EPSG_4547.zip')
    expect(await disposition('zh')).toMatch(
      new RegExp(`^attachment; filename=".+"; filename\\*=UTF-8''${encoded}$`),
    )
    expect(await disposition('en')).toContain(encodeURIComponent('小方案-grids-L1-EPSG_4547.zip'))
  })

  it('tells what is amiss, points and areas, with the numbers of each', async () => {
    const { findings } = (await send('planner', `/api/plans/${draft.id}/findings`)).as(planFindings)
    const { bytes } = await fileOf('what=findings&format=geopackage', draft.id)
    const records = await recordsOf('a.gpkg', bytes)
    expect(records.map(({ properties }) => [properties.rule, properties.key, properties.households])).toEqual(
      findings.map(({ rule, key, households }) => [rule, key, households]),
    )
    expect(findings.length).toBeGreaterThan(0)
  })

  it('tells what changes hands: ground, and buildings', async () => {
    const ground = await recordsOf(
      'a.geojson',
      (await fileOf('what=difference&format=geojson', draft.id)).bytes,
    )
    expect(
      ground.map(({ properties }) => `${properties.from_name} → ${properties.to_name}`).toSorted(),
    ).toEqual(['第3网格 → 第1网格', '第4网格 → 第1网格'])
    const { bytes } = await fileOf('what=moves&format=csv', draft.id, { 'accept-language': 'zh' })
    const [head, first] = new TextDecoder().decode(bytes).split('\r\n')
    expect(head).toBe('"楼栋","单元","户数","原网格编码","原网格","新网格编码","新网格",lon,lat')
    expect(first).toMatch(/^"小院1号楼","1单元",1,/)
  })

  it.each(['grids', 'faces', 'findings', 'difference', 'moves'])(
    '%s comes in every format and names no resident',
    async (what) => {
      for (const format of [
        'geojson',
        'shapefile',
        'geopackage',
        'kml',
        'csv',
        'xlsx',
      ] satisfies SourceFormat[]) {
        const { bytes } = await fileOf(`what=${what}&format=${format}`, draft.id)
        const text = Buffer.from(bytes).toString('utf8')
        for (const { name } of server.town.persons) expect(text).not.toContain(name)
      }
    },
  )

  it('comes in every reference system there is', async () => {
    for (const crs of CRS_IDS.filter((_, i) => i < 6 || i % 9 === 0))
      expect((await fileOf(`what=grids&format=geojson&level=1&crs=${crs}`)).bytes.length).toBeGreaterThan(100)
  })
})

describe('a file that was asked for', () => {
  const refusal = async (query: string, username = 'planner', plan = server.plan.id) => {
    const reply = await send(username, `/api/plans/${plan}/export?${query}`)
    return [reply.status, reply.as(failure).error.code]
  }

  it.each([
    ['what=grids&format=kml&crs=EPSG:4547', 'kml-is-wgs84'],
    ['what=faces&format=csv&level=2', 'level-of-grids'],
    ['what=grids&format=csv&against=019b76da-a800-7aa8-9d32-61523c81b8d8', 'against-of-difference'],
    ['what=grids&format=dwg', 'bad-parameter'],
    ['what=people&format=csv', 'bad-parameter'],
    ['what=grids&format=csv&crs=EPSG:2382', 'bad-parameter'],
    ['what=grids&format=csv&level=4', 'bad-parameter'],
    ['format=csv', 'bad-parameter'],
  ])('%s makes no sense and is refused: %s', async (query, code) => {
    expect(await refusal(query)).toEqual([400, code])
  })

  it('is no business of workers, and of no plan but those in sight', async () => {
    expect(await refusal('what=grids&format=csv', 'worker')).toEqual([403, 'forbidden'])
    expect(await refusal('what=grids&format=csv', 'planner', '019b76da-a800-7aa8-9d32-61523c81b8d8')).toEqual(
      [404, 'unknown-plan'],
    )
    const bare = await server.send(`/api/plans/${server.plan.id}/export?what=grids&format=csv`)
    expect(bare.status).toBe(401)
  })
})

describe('households as points', () => {
  const ask = async (username: string, json: object) => {
    const reply = await fetch(`${server.url}/api/exports`, {
      method: 'POST',
      headers: { cookie: await cookieOf(username), 'content-type': 'application/json' },
      body: JSON.stringify(json),
    })
    return { status: reply.status, headers: reply.headers, bytes: new Uint8Array(await reply.arrayBuffer()) }
  }
  const gridOf = async (username: string) => (await send(username, '/api/session')).as(session).grids[0]!.code
  const entries = () =>
    server.database.db.any<{ seq: string }>(
      "select seq from audit_entry where verb = 'export-masked' order by seq",
    )

  it.each([
    ['geojson', 'EPSG:4547', 'a.geojson'],
    ['geopackage', 'EPSG:4490', 'a.gpkg'],
    ['shapefile', undefined, 'a.zip'],
    ['kml', undefined, 'a.kml'],
  ] as const)('%s: within sight, masked, where they stand, and audited', async (format, crs, name) => {
    const grid = await gridOf('lead')
    const before = (await entries()).length
    const file = await ask('lead', { grid, format, ...(crs && { crs }) })
    expect(file.status).toBe(200)
    const audited = await entries()
    expect(audited).toHaveLength(before + 1)
    const seq = audited.at(-1)!.seq
    expect(file.headers.get('content-disposition')).toContain(
      `households-${grid}-${server.plan.county}-${seq}.`,
    )
    const records = await recordsOf(name, file.bytes)
    expect(records.length).toBeGreaterThan(0)
    // Of their own, or at the entrance, or where the building stands.
    const { households, units, buildings } = server.town
    const places = [
      ...households.map(({ position }) => position),
      ...units.map(({ entrance }) => entrance),
      ...buildings.map(({ anchor }) => anchor),
    ]
    const known = new Set(places.map(String))
    for (const { properties, shape } of records) {
      expect(properties.audit).toBe(`${server.plan.county}-${seq}`)
      expect(properties.notice).toContain('不得外传')
      const at = shape?.kind === 'point' ? shape.at.map((each) => Math.round(each * 1e7)) : []
      expect(known).toContain(`${at}`)
    }
    const text = Buffer.from(file.bytes).toString('utf8')
    for (const person of server.town.persons) {
      expect(records.map(({ properties }) => properties.person)).not.toContain(person.name)
      if (person.phone) expect(text).not.toContain(person.phone)
    }
  })

  it('makes no sense in KML but in WGS 84, nor in a list with a reference system', async () => {
    const grid = await gridOf('lead')
    const before = (await entries()).length
    for (const wish of [
      { format: 'kml', crs: 'EPSG:4490' },
      { format: 'csv', crs: 'EPSG:4326' },
    ])
      expect((await ask('lead', { grid, ...wish })).status).toBe(400)
    expect(await entries()).toHaveLength(before)
  })

  it('gives nothing of a grid out of sight, and nothing to planners', async () => {
    const grid = await gridOf('lead')
    expect((await ask('planner', { grid, format: 'geojson' })).status).toBe(403)
    expect((await ask('lead', { grid: '999902001001999', format: 'geojson' })).status).toBe(404)
  })
})

describe('gridhold export', () => {
  const orderOf = (...words: string[]) => {
    const given = readWords(words, EXPORT_OPTIONS)
    return isMisuse(given) ? given : exportOrder(given)
  }
  async function run(...words: string[]) {
    const order = orderOf(...words)
    if (isMisuse(order)) throw new Error(order.misuse)
    const lines: string[] = []
    const { db } = server.database
    const code = await exportCommand(order, { db, language: 'en', out: (line) => lines.push(line) })
    return { code, said: lines.join('\n') }
  }

  it('writes the plan in force, in the format that the name of the file tells', async () => {
    const file = join(folder, 'grids.zip')
    expect(await run('grids', '--out', file, '--crs', 'EPSG:4547', '--level', '1')).toMatchObject({ code: 0 })
    const records = await recordsOf('grids.zip', readFileSync(file))
    expect(records).toHaveLength(shown.grids.filter(({ level }) => level === 1).length)
  })

  it('writes another plan by its id, and says which there are where none is meant', async () => {
    const file = join(folder, 'moves.csv')
    const { code, said } = await run('moves', '--out', file, '--plan', draft.id)
    expect([code, said]).toEqual([
      0,
      expect.stringMatching(/moves\.csv written: 3 rows, \d+ kB, EPSG:4326\.$/),
    ])
    const lost = await run('grids', '--out', file, '--jurisdiction', '999902009')
    expect(lost.code).toBe(1)
    expect(lost.said).toContain(draft.id)
  })

  it('refuses what makes no sense with a sentence', async () => {
    const { code, said } = await run('grids', '--out', join(folder, 'a.kml'), '--crs', 'GCJ-02')
    expect([code, said]).toEqual([1, expect.stringContaining('cannot be in GCJ-02')])
  })

  it.each([
    [[], 'export-usage'],
    [['grids'], 'export-usage'],
    [['people', '--out', 'a.csv'], 'export-usage'],
    [['grids', 'faces', '--out', 'a.csv'], 'too-many'],
    [['grids', '--out', 'a.dwg'], 'export-no-format'],
    [['grids', '--out', 'a', '--format', 'dwg'], 'export-bad-option'],
    [['grids', '--out', 'a.csv', '--crs', 'EPSG:2382'], 'export-bad-option'],
    [['grids', '--out', 'a.csv', '--level', '4'], 'export-bad-option'],
    [['grids', '--out', 'a.csv', '--plan', 'x', '--jurisdiction', 'y'], 'export-usage'],
  ])('%j is no command line: %s', (words, misuse) => {
    expect(orderOf(...words)).toMatchObject({ misuse })
  })
})

describe.skipIf(!hasGdal('what the server writes is read by our own readers alone'))('GDAL', () => {
  it.each([
    ['geojson', 'EPSG:4547', 'a.geojson'],
    ['geopackage', 'EPSG:4526', 'a.gpkg'],
    ['shapefile', 'EPSG:4490', 'a.zip'],
    ['kml', 'EPSG:4326', 'a.kml'],
    ['csv', 'EPSG:4326', 'a.csv'],
    ['xlsx', 'EPSG:4326', 'a.xlsx'],
  ])('reads the plan as %s in %s', async (format, crs, name) => {
    const path = join(folder, name)
    writeFileSync(path, (await fileOf(`what=grids&format=${format}&crs=${crs}`)).bytes)
    const isTable = format === 'csv' || format === 'xlsx'
    const features = gdalReads(
      format === 'shapefile' ? `/vsizip/${path}` : path,
      isTable ? [] : ['-t_srs', 'EPSG:4326'],
    )
    expect(features).toHaveLength(shown.grids.length)
    const named = features.map(({ properties: p }) => p.name ?? p.Name ?? p.网格名称)
    expect(named.toSorted()).toEqual(shown.grids.map((grid) => grid.name).toSorted())
    if (format !== 'xlsx') expect(features.every(({ geometry }) => geometry !== null)).toBe(true)
  })
})
