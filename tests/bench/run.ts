import { mkdir, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { actionRows } from './actions.ts'
import { addressRow } from './address.ts'
import { assignRow } from './assign-row.ts'
import { boardRow } from './board-row.ts'
import { browserRow } from './browser-row.ts'
import { hierarchyRow } from './hierarchy.ts'
import { householdSearchRow } from './household-search.ts'
import { httpRows } from './http-rows.ts'
import { importRow } from './import-row.ts'
import { inspectRow } from './inspect-row.ts'
import { startNativePostgis } from './native-postgis.ts'
import { paperRow } from './paper-row.ts'
import { benchPlan } from './plan.ts'
import { type Measure, type Skipped, table } from './report.ts'
import { startRow } from './start-row.ts'
import { tilesRow } from './tiles-row.ts'

// npm run bench [-- --quick] [--json] [--rows 1,2,3,4,5,9,10,11,12,13,14]: the ratios of design §8 that this issue has, measured in one
// run. --quick is a smoke test of a few seconds on a small plan, whose ratios say nothing; --json writes the report
// to standard output instead of dist/bench.json.
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    rows: { type: 'string', default: '1,2,3,4,5,9,10,11,12,13,14' },
  },
})
const rows = new Set(values.rows.split(',').map(Number))
const SEED = 20261122
const size = values.quick
  ? { side: 20, points: 20_000, rounds: 1, tiles: 2, pace: { rounds: 1, seconds: 1 } }
  : { side: 100, points: 500_000, rounds: 5, tiles: 12, pace: { rounds: 5, seconds: 4 } }

const measures: Measure[] = []
const skipped: Skipped[] = []

if (rows.has(2) || rows.has(3) || rows.has(5)) {
  const plan = benchPlan(size.side, SEED)
  const native = await startNativePostgis()
  if ('missing' in native) {
    for (const row of [2, 3, 5] as const) skipped.push({ row, what: 'against PostGIS', why: native.missing })
    if (rows.has(2)) measures.push(...(await assignRow(plan, size.points, size.rounds, null)))
  } else {
    console.error(`against ${native.version}`)
    try {
      if (rows.has(2)) measures.push(...(await assignRow(plan, size.points, size.rounds, native.db)))
      if (rows.has(3)) measures.push(...(await hierarchyRow(plan, size.rounds, native.db)))
      if (rows.has(5)) measures.push(...(await tilesRow(plan, size.tiles, size.rounds, native.db)))
    } finally {
      await native.stop()
    }
  }
}
if (rows.has(1) || rows.has(5)) {
  const found = await httpRows(size.side, SEED, size.pace)
  measures.push(...found.filter(({ row }) => rows.has(row)))
}
if (rows.has(4)) {
  measures.push(...actionRows(SEED, values.quick ? 5 : 100))
  measures.push(...inspectRow(SEED, values.quick ? 10 : 200))
  measures.push(...(await browserRow(SEED, values.quick ? 5 : 100)))
}
if (rows.has(10))
  measures.push(...addressRow(SEED, values.quick ? 50_000 : 1_000_000, values.quick ? 10 : 60))
if (rows.has(11)) {
  const sizes = values.quick
    ? { native: 40_000, embedded: 40_000, rounds: 5 }
    : { native: 1_000_000, embedded: 200_000, rounds: 100 }
  const found = await householdSearchRow(sizes)
  measures.push(...found.measures)
  skipped.push(...found.skipped)
}
if (rows.has(12)) measures.push(await boardRow(values.quick ? 200 : 10_000))
if (rows.has(13)) measures.push(...(await paperRow()))
if (rows.has(14)) {
  const found = await importRow(values.quick ? 20_000 : 500_000)
  measures.push(...found.measures)
  skipped.push(...found.skipped)
}
if (rows.has(9)) {
  if (values.quick) skipped.push({ row: 9, what: 'server start', why: 'not in a quick run' })
  else measures.push(...(await startRow()))
}

const report = { quick: values.quick, node: process.version, measures, skipped }
console.error(table(report))
if (values.json) console.log(JSON.stringify(report, null, 2))
else {
  await mkdir('dist', { recursive: true })
  await writeFile('dist/bench.json', `${JSON.stringify(report, null, 2)}\n`)
}
