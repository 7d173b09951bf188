import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Connection, openConnection } from '../../api/repositories/connection.ts'
import { migrate } from '../../api/repositories/migrate.ts'
import { type Actor, runAs } from '../../api/repositories/request.ts'
import { createSecrets } from '../../api/secrets/secrets.ts'
import { loadTown } from '../../data/load.ts'
import { TINY_DAY, tinyId, tinyTown } from '../fixtures/tiny-town.ts'
import { TOWN_SECRET } from '../fixtures/town-database.ts'

const server = process.env.DATABASE_URL
const skipped = 'the embedded engine knows no other login than its superuser; set DATABASE_URL'
if (server === undefined) console.log(`owner.test.ts is skipped: ${skipped}`)

/**
 * On a real server the login that owns the tables is no superuser: forced row-level security filters it too, and so
 * its functions and its view. `noinherit` takes away what it has as a member of the four roles.
 */
describe.skipIf(server === undefined).each(['inherit', 'noinherit'])(
  'an owner that is no superuser (%s)',
  (inherits) => {
    const login = `owner_${randomUUID().slice(0, 8)}`
    let admin: Connection
    let owner: Connection
    const actor = async (kind: 'staff' | 'planner', username: string): Promise<Actor> => {
      const rows = await runAs<{ county: string; id: string }>(
        owner.db,
        { kind: 'system' },
        // biome-ignore lint/suspicious/noTemplateCurlyInString: named parameters of pg-promise
        'select county, id from account where username = ${username}',
        { username },
      )
      return { kind, county: rows[0]!.county, account: rows[0]!.id }
    }

    beforeAll(async () => {
      admin = await openConnection(server!)
      await admin.db.none("create role $1:name login createrole $2:raw password '$1:raw'", [login, inherits])
      await admin.db.none('create database $1:name owner $1:name', [login])
      const url = new URL(server!)
      url.pathname = `/${login}`
      // PostGIS is not a trusted extension: on a real server its administrator creates it too.
      const superuser = await openConnection(url.href)
      await superuser.db.none('create extension postgis')
      await superuser.db.none('alter schema public owner to $1:name', [login])
      await superuser.close()
      url.username = login
      url.password = login
      owner = await openConnection(url.href)
      await migrate(owner.db)
      await loadTown(owner.db, createSecrets(TOWN_SECRET), tinyTown(), { today: TINY_DAY })
    })
    afterAll(async () => {
      await owner?.close()
      await admin.db.none('drop database if exists $1:name with (force)', [login])
      await admin.db.none('drop role if exists $1:name', [login])
      await admin.close()
    })

    test('really is none', async () => {
      const { rolsuper } = await owner.db.one('select rolsuper from pg_roles where rolname = current_user')
      expect(rolsuper).toBe(false)
    })

    test('a lead sees the households of their grid, and no others', async () => {
      const seen = await runAs<{ id: string }>(
        owner.db,
        await actor('staff', 'lead'),
        'select id from household order by id',
      )
      expect(seen.map(({ id }) => id)).toEqual([1, 2, 3, 6].map((n) => tinyId('household', n)))
    })

    test('a contact member sees the households assigned to them', async () => {
      const seen = await runAs<{ id: string }>(
        owner.db,
        await actor('staff', 'contact'),
        'select id from household order by id',
      )
      expect(seen.map(({ id }) => id)).toEqual([1, 4].map((n) => tinyId('household', n)))
    })

    test('a planner counts, and cannot select a household', async () => {
      const planner = await actor('planner', 'planner')
      const [count] = await runAs<{ n: string }>(owner.db, planner, 'select sum(n) as n from household_dot')
      expect(count).toEqual({ n: '7' })
      await expect(runAs(owner.db, planner, 'select id from household')).rejects.toThrow('permission denied')
    })

    test.each(['public', 'system'] as const)('%s has what it is granted', async (kind) => {
      const households = runAs(owner.db, { kind }, 'select id from household')
      if (kind === 'system') expect(await households).toHaveLength(7)
      else await expect(households).rejects.toThrow('permission denied')
    })

    test.each(['staff', 'planner', 'system'] as const)(
      '%s appends to the audit and cannot change it',
      async (kind) => {
        const who: Actor =
          kind === 'system' ? { kind } : await actor(kind, kind === 'staff' ? 'lead' : 'planner')
        const append =
          "select audit_append('999902', null, 'test', null, null, null, null, null, 'note', null) as seq"
        const [entry] = await runAs<{ seq: string }>(owner.db, who, append)
        expect(Number(entry?.seq)).toBeGreaterThan(0)
        await expect(runAs(owner.db, who, "update audit_entry set verb = 'other'")).rejects.toThrow(
          'permission denied',
        )
        await expect(owner.db.none("update audit_entry set verb = 'other'")).rejects.toThrow('append-only')
      },
    )
  },
)
