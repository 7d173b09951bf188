import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cacheFolder, type TestDatabase } from '../fixtures/database.ts'
import { failing, matrixDatabase, type Wanted, wantedCells } from '../fixtures/sight-matrix.ts'
import { ACCOUNTS } from '../fixtures/sight-matrix-expected.ts'

/** One change that takes protection away or gives too little. */
interface Mutant {
  readonly name: string
  readonly ddl: string
  readonly table: string
  /** Rows whose cells may notice, tried one after the other until one does. */
  readonly rows: readonly string[]
}

interface Policy {
  readonly table: string
  readonly name: string
  readonly role: string
  readonly qual: string | null
  readonly check: string | null
}

const STAFF = ['lead', 'contact', 'helper', 'unit head', 'police', ...ACCOUNTS.map(({ name }) => name)]
const ROWS: Readonly<Record<string, readonly string[]>> = {
  gridhold_staff: STAFF,
  gridhold_system: ['system'],
  gridhold_public: ['public'],
  gridhold_planner: ['planner as planner'],
  gridhold_steward: ['admin as steward of B1', 'admin as steward'],
}
/** Whoever the owner's functions and views work for; the owner last. */
const DEFINER = ['lead', 'contact', 'planner as planner', 'admin as steward of B1', 'owner']

const THROUGH = new Set([
  'household',
  'household_in_sight',
  'contact',
  'welfare_tag',
  'visit',
  'colleague',
  'household_dot',
  'household_place',
  'household_door',
])

/** A view that calls a function shows nobody anything who may not call it: both would have to be granted. */
const CALLS: Readonly<Record<string, (role: string) => string>> = {
  household_in_sight: (role) => `grant execute on function assigned_households(text, uuid) to ${role}`,
}

let database: TestDatabase
let cells: readonly Wanted[]
const lines: string[] = []

beforeAll(async () => {
  database = await matrixDatabase('plain')
  cells = await wantedCells(database.db, 'plain')
})
afterAll(async () => {
  writeFileSync(`${cacheFolder}/sight-mutation.txt`, `${lines.join('\n')}\n`)
  await database.close()
})

/** Cells that fail under a mutant, of the first row where any does. All is rolled back. */
async function noticed({ ddl, table, rows }: Mutant): Promise<string[]> {
  let found: string[] = []
  const undone = new Error('undone')
  await database.db
    .tx(async (t) => {
      await t.none(ddl)
      for (const row of new Set(rows)) {
        const some = cells.filter(
          (cell) =>
            cell.row === row && (cell.table === table || (rows === DEFINER && THROUGH.has(cell.table))),
        )
        found = await failing(t, some)
        if (found.length > 0) break
      }
      throw undone
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error
    })
  return found
}

/** Demands that every mutant is noticed, and notes by which cells. */
async function demand(mutants: readonly Mutant[]): Promise<void> {
  const unnoticed: string[] = []
  for (const mutant of mutants) {
    const found = await noticed(mutant)
    lines.push(`${mutant.name} → ${found.map((line) => line.split(' gave ')[0]).join('; ')}`)
    if (found.length === 0) unnoticed.push(mutant.name)
  }
  expect(unnoticed).toEqual([])
}

async function policies(): Promise<readonly Policy[]> {
  const found = await database.db.any<Policy>(
    `select tablename as "table", policyname as name, roles[1] as role, qual, with_check as check
     from pg_policies where schemaname = 'public' order by 1, 2`,
  )
  expect(found.length).toBeGreaterThan(60)
  return found
}

/**
 * Each protection is taken away in turn and the matrix must fail. In a database whose owner is no superuser, so that the
 * policies for the owner count as well. Which cells noticed what is written to .cache/sight-mutation.txt.
 */
describe('the matrix fails', { timeout: 300_000 }, () => {
  it('without any one policy', async () => {
    await demand(
      (await policies()).map(({ table, name, role }) => ({
        name: `drop ${name} on ${table}`,
        ddl: `drop policy ${name} on ${table}`,
        table,
        rows: ROWS[role] ?? DEFINER,
      })),
    )
  })

  it('with any one policy that lets everything pass', async () => {
    const narrow = (await policies()).filter(({ qual, check }) => (qual ?? check) !== 'true')
    expect(narrow.length).toBeGreaterThan(30)
    await demand(
      narrow.map(({ table, name, role, qual, check }) => ({
        name: `open ${name} on ${table}`,
        ddl: `alter policy ${name} on ${table} ${qual === null ? '' : 'using (true)'} ${check === null ? '' : 'with check (true)'}`,
        table,
        rows: ROWS[role] ?? DEFINER,
      })),
    )
  })

  it('without row-level security, or without forcing it on the owner', async () => {
    const tables = await database.db.any<{ name: string; forced: boolean }>(
      'select relname as name, relforcerowsecurity as forced from pg_class where relrowsecurity order by 1',
    )
    await demand(
      tables.flatMap(({ name, forced }) => [
        {
          name: `disable row level security on ${name}`,
          ddl: `alter table ${name} disable row level security`,
          table: name,
          rows: ['lead', 'admin as steward of B1', 'owner'],
        },
        ...(forced
          ? [
              {
                name: `no force on ${name}`,
                ddl: `alter table ${name} no force row level security`,
                table: name,
                rows: ['owner'],
              },
            ]
          : []),
      ]),
    )
  })

  it('with any grant too many', async () => {
    const tables = [...new Set(cells.map(({ table }) => table))]
    const grants = [
      ['public', 'public'],
      ['staff', 'lead'],
      ['planner', 'planner as planner'],
      ['steward', 'admin as steward of B1'],
    ] as const
    await demand(
      tables.flatMap((table) =>
        grants.flatMap(([role, row]) => {
          const denied = cells.filter(
            (cell) =>
              cell.table === table && cell.row === row && cell.wanted === '-' && cell.verb === 'select',
          )
          return denied.map(() => ({
            name: `grant select on ${table} to ${role}`,
            ddl: `grant select on ${table} to gridhold_${role}; ${CALLS[table]?.(`gridhold_${role}`) ?? ''}`,
            table,
            rows: [row],
          }))
        }),
      ),
    )
  })
})
