import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestDatabase } from '../fixtures/database.ts'
import { failing, matrixDatabase, type Wanted, wantedCells } from '../fixtures/sight-matrix.ts'

/** Of the rows that are tried where the owner is a superuser: one of every kind. */
const SOME = ['lead', 'contact', 'helper', 'ended yesterday', 'public', 'planner as planner', 'system']
const STEWARDS = ['admin as steward', 'admin as steward of B1', 'lead as steward']

/**
 * Every cell of tests/fixtures/sight-matrix-expected.ts is tried and undone: who asks × table × verb, blind, so that nothing
 * but grants and policies decides which rows are meant.
 */
describe.each(['plain', 'superuser'] as const)(
  'where the owner of the tables is %s',
  {
    // More than two thousand tries, one after the other.
    timeout: 300_000,
  },
  (owner) => {
    let database: TestDatabase
    let cells: readonly Wanted[]

    beforeAll(async () => {
      database = await matrixDatabase(owner)
      cells = await wantedCells(database.db, owner)
    })
    afterAll(() => database.close())

    it('gives every role, on every table and by every verb, what the table says', async () => {
      const tried =
        owner === 'plain' ? cells : cells.filter(({ row }) => [...SOME, ...STEWARDS].includes(row))
      expect(tried.length).toBeGreaterThan(owner === 'plain' ? 2_000 : 500)
      expect(await failing(database.db, tried)).toEqual([])
    })

    it.runIf(owner === 'plain')('has a column for every table and view there is', async () => {
      const rows = await database.db.any<{ name: string }>(
        `select c.relname as name from pg_class c
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
         and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`,
      )
      expect(rows.length).toBeGreaterThan(40)
      expect([...new Set(cells.map(({ table }) => table))].sort()).toEqual(
        rows.map(({ name }) => name).sort(),
      )
    })

    it.runIf(owner === 'plain')(
      'forces its policies on every table that has a person in its rows',
      async () => {
        const open = await database.db.any<{ name: string }>(
          `select distinct c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not c.relrowsecurity
         and a.attname in ('household', 'person', 'birth_year', 'password_hash', 'token_hash') order by 1`,
        )
        expect(open).toEqual([])
      },
    )
  },
)
