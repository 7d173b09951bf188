import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '../../api/repositories/connection.ts'
import { createSecrets } from '../../api/secrets/secrets.ts'
import { casePath, casesPresent } from '../fixtures/cases.ts'
import { type TestDatabase, testDatabase } from '../fixtures/database.ts'
import { runImport } from '../fixtures/import-run.ts'
import { serverOn, type TestServer } from '../fixtures/server.ts'
import { TOWN_SECRET } from '../fixtures/town-database.ts'

const LEVELS = ['counties', 'towns', 'villages'].map((name) => `taipei/taiwan_taipei_${name}.geojson`)
const ROOT = [
  '--root',
  '710000001001',
  '--name',
  '台北市',
  '--contact-name',
  '值班室',
  '--contact-phone',
  '0571-1',
]
const PUBLISHED = ['--publish', '--accept-findings', '县界绘制误差']
const hasGdal = spawnSync('ogr2ogr', ['--version']).status === 0
if (!hasGdal)
  console.warn('skipped: out by /ogc and in again, because there is no ogr2ogr (apt-get install gdal-bin)')
const run = promisify(execFile)

/** The grids in force as another planner would compare them: what they are called, where they hang, and every point. */
function gridsOf(db: Db): Promise<unknown[]> {
  return db.any(`select g.level, i.code, g.name, p.code as parent, encode(ST_AsEWKB(g.polygon), 'hex') as polygon
    from grid g
    join plan_in_force f on f.county = g.county and f.plan = g.plan
    join grid_identity i on i.county = g.county and i.key = g.key
    left join grid_identity p on p.county = g.county and p.key = g.parent
    order by i.code`)
}

describe.skipIf(!hasGdal || !casesPresent(LEVELS[2]!))(
  'Taipei, out by /ogc through GDAL and in again',
  () => {
    let first: TestServer
    let second: TestDatabase
    let folder: string
    beforeAll(async () => {
      const database = await testDatabase()
      const [city, districts, villages] = LEVELS.map(casePath) as [string, string, string]
      const { code, err } = await runImport(
        database.db,
        'grids',
        ...ROOT,
        '--code-property',
        'code',
        '--level1',
        city,
        '--level2',
        districts,
        '--parent-property',
        'countycode',
        '--level3',
        villages,
        '--parent-property',
        'towncode',
        ...PUBLISHED,
      )
      expect({ code, err }).toEqual({ code: 0, err: [] })
      first = await serverOn(database, createSecrets(TOWN_SECRET))
      second = await testDatabase()
      folder = await mkdtemp(join(tmpdir(), 'gridhold-round-'))
    })
    afterAll(async () => {
      await first?.close()
      await second?.close()
      if (folder !== undefined) await rm(folder, { recursive: true })
    })

    test('gives the same plan: every code, name, parent and point', async () => {
      const file = join(folder, 'taipei.gpkg')
      const from = `OAPIF:${first.url}/ogc`
      const layers = ['grids-1', 'grids-2', 'grids-3']
      await run('ogr2ogr', ['-f', 'GPKG', '-oo', 'PAGE_SIZE=1000', file, from, ...layers])
      const back = await runImport(
        second.db,
        'grids',
        ...ROOT,
        '--code-property',
        'code',
        '--parent-property',
        'parent',
        ...layers.flatMap((layer, i) => [`--level${i + 1}`, file, '--layer', layer]),
        ...PUBLISHED,
      )
      expect(back.err).toEqual([])
      const [before, after] = [await gridsOf(first.database.db), await gridsOf(second.db)]
      expect(before).toHaveLength(469)
      expect(after).toEqual(before)
    })
  },
)
