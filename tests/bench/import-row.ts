import { createHash, randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { ImportJob } from '../../api/contract/import-jobs.ts'
import type { Db } from '../../api/repositories/connection.ts'
import { findJob, openJob } from '../../api/repositories/import-jobs.ts'
import { migrate } from '../../api/repositories/migrate.ts'
import { askAs } from '../../api/repositories/request.ts'
import { createSecrets } from '../../api/secrets/secrets.ts'
import {
  beginApply,
  beginCheck,
  createImportDesk,
  type ImportDesk,
} from '../../api/usecases/imports/jobs/job.ts'
import { beginStaging } from '../../api/usecases/imports/jobs/job-open.ts'
import { loadTown } from '../../data/load.ts'
import { generateTown } from '../../data/town/generate.ts'
import { SAMPLE } from '../../data/town/sizes.ts'
import { startNativePostgis } from './native-postgis.ts'
import type { Measure, Skipped } from './report.ts'

const DAY = '2026-06-01'
const SECRET = 'the secret key of the bench, which is none'
/** Tables that an import of households fills, with all their indexes. */
const FILLED = ['household', 'household_grid'] as const

/**
 * A CSV of households, staged, checked, written and assigned to grids, against COPY of the very rows that came of it into
 * empty tables and CREATE INDEX of the same indexes; both on one native server.
 */
export async function importRow(
  households: number,
): Promise<{ readonly measures: readonly Measure[]; readonly skipped: readonly Skipped[] }> {
  const what = `import of ${households.toLocaleString('en')} households`
  const native = await startNativePostgis()
  if ('missing' in native) return { measures: [], skipped: [{ row: 14, what, why: native.missing }] }
  try {
    const { db } = native
    const secrets = createSecrets(SECRET)
    const town = generateTown(SAMPLE)
    await migrate(db)
    await loadTown(db, secrets, town, { today: DAY })
    const community = town.buildings.find((building) => building.community !== null)!.community!
    const codes = await codesOf(db, town.county, community)
    const file = Buffer.from(csvOf(households, codes))
    const before = await idsIn(db)
    const failures: unknown[] = []
    const desk = createImportDesk(db, secrets, null, { error: (told: unknown) => void failures.push(told) })
    const ours = await timed(desk, db, town.county, community, file)
    if (failures.length > 0) throw new Error(`the import failed: ${JSON.stringify(failures)}`)
    const theirs = await byHand(db, before)
    const seconds = Object.entries(ours.steps).map(([step, ms]) => `${step} ${(ms / 1000).toFixed(1)}`)
    const all = Object.values(ours.steps).reduce((sum, ms) => sum + ms, 0)
    const detail = `ours ${(all / 1000).toFixed(1)} s (${seconds.join(', ')}), by hand ${(theirs / 1000).toFixed(1)} s, event loop held ${Math.round(ours.heldMs)} ms at most, ${ours.residentMb} MB resident at most`
    const value = theirs / all
    return { measures: [{ row: 14, what, value, unit: '×', bar: 0.5, detail }], skipped: [] }
  } finally {
    await native.stop()
  }
}

/** Gives the buildings codes, and gives these. */
async function codesOf(db: Db, county: string, community: string): Promise<string[]> {
  const rows = await db.many<{ code: string }>(
    `with numbered as (
       select id, 'LD' || row_number() over (order by id) as code from building where county = $1 and community = $2)
     update building b set source_code = n.code from numbered n where b.county = $1 and b.id = n.id
     returning source_code as code`,
    [county, community],
  )
  return rows.map(({ code }) => code)
}

function csvOf(households: number, codes: readonly string[]): string {
  const rows = Array.from({ length: households }, (_, i) => {
    const building = codes[i % codes.length]!
    return `H${i},${building},${1 + (Math.floor(i / codes.length) % 30)},R${i},常住`
  })
  return `户编号,楼栋,楼层,房号,居住状态\n${rows.join('\n')}\n`
}

async function idsIn(db: Db): Promise<number> {
  return (await db.one<{ n: number }>('select count(*)::int as n from household')).n
}

const MAPPING = { code: '户编号', building: '楼栋', floor: '楼层', room: '房号', occupancy: '居住状态' }

async function timed(desk: ImportDesk, db: Db, county: string, community: string, bytes: Buffer) {
  const ask = askAs(db, { kind: 'system' })
  const job = { county, id: randomUUID() }
  const held = heldLoop()
  const steps: Record<string, number> = {}
  const step = async (name: string, state: ImportJob['state'], begin: () => Promise<void>) => {
    const began = performance.now()
    await begin()
    await desk.works.over(job.id)
    steps[name] = performance.now() - began
    const row = await findJob(ask, job)
    if (row?.state !== state)
      throw new Error(`${name}: ${row?.state} ${JSON.stringify(row?.report?.problems)}`)
    return row
  }
  await openJob(ask, job, { community, openedBy: null })
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const file = { name: 'households.csv', bytes, sha256 }
  const read = await step('staged', 'read', () => beginStaging(desk, job, file, ['reading']))
  const wish = {
    target: 'households',
    layers: [0],
    crs: 'EPSG:4326',
    shift: 'none',
    mapping: MAPPING,
    plan: null,
  } as const
  const checked = await step('checked', 'checked', () =>
    beginCheck(desk, job, read, { ...wish, layers: [0] }),
  )
  await step('written and assigned', 'applied', () =>
    beginApply(desk, { county, id: null }, job, checked, 'keep'),
  )
  return { steps, ...held.stop() }
}

/** How long the event loop was held at most, and how much memory there was at most. */
function heldLoop(): { stop(): { heldMs: number; residentMb: number } } {
  let going = true
  let heldMs = 0
  let resident = 0
  const watch = async () => {
    while (going) {
      const began = performance.now()
      await wait(10)
      heldMs = Math.max(heldMs, performance.now() - began - 10)
      resident = Math.max(resident, process.memoryUsage.rss())
    }
  }
  void watch()
  return {
    stop() {
      going = false
      return { heldMs, residentMb: Math.round(resident / 1024 / 1024) }
    },
  }
}

/** Milliseconds of COPY of what an import wrote, and of CREATE INDEX of the same indexes. */
async function byHand(db: Db, before: number): Promise<number> {
  let all = 0
  for (const table of FILLED) {
    const path = `/tmp/gridhold-bench-${randomUUID()}`
    await db.none('copy $1:name to $2', [table, path])
    const indexes = await db.any<{ text: string }>(
      'select indexdef as text from pg_indexes where tablename = $1',
      [table],
    )
    await db.none('create table $1:name (like $2:name including generated)', [`${table}_by_hand`, table])
    const began = performance.now()
    await db.none('copy $1:name from $2', [`${table}_by_hand`, path])
    for (const [i, { text }] of indexes.entries()) {
      await db.none(
        text.replace(/INDEX \S+ ON (\S+\.)?\S+/, `INDEX by_hand_${table}_${i} ON ${table}_by_hand`),
      )
    }
    all += performance.now() - began
  }
  if ((await idsIn(db)) <= before) throw new Error('nothing was imported')
  return all
}
