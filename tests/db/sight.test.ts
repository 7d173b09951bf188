import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Actor, runAs } from '../../api/repositories/request.ts'
import { type TestDatabase, testDatabase } from '../fixtures/database.ts'
import { SMALL, type SmallPlace, smallPlace } from '../fixtures/small-place.ts'

let database: TestDatabase
let place: SmallPlace

beforeAll(async () => {
  database = await testDatabase()
  place = await smallPlace(database.db)
})
afterAll(() => database.close())

const PUBLIC: Actor = { kind: 'public' }
const PEOPLE = ['household', 'person', 'household_grid', 'contact', 'welfare_tag']
const SECRET = ['account', 'session', 'staff', 'post', 'audit_entry', 'audit_reason', 'audit_head']

/** Names of the places whose household an actor gets from a table, sorted. */
async function seen(
  actor: Actor,
  table: 'household_grid' | 'household' | 'person' | 'welfare_tag',
): Promise<string[]> {
  const column = { household_grid: 'household', household: 'id', person: 'household', welfare_tag: 'person' }[
    table
  ]
  const rows = await runAs<{ id: string }>(
    database.db,
    actor,
    `select distinct ${column} as id from ${table}`,
  )
  const names = new Map(
    Object.entries(table === 'welfare_tag' ? place.persons : place.households).map(([name, id]) => [
      id,
      name,
    ]),
  )
  return rows.map(({ id }) => names.get(id) ?? `unknown ${id}`).sort()
}

const BS = ['B1', 'B10', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'B8', 'B9']

describe('who sees which households', () => {
  const cases: readonly [account: string, sees: readonly string[]][] = [
    ['lead', ['A', 'A11', 'A12']],
    ['lead2', BS],
    ['worker', ['A11']],
    ['micro', []],
    ['police', []],
    ['contact', ['B3', 'gap']],
    ['expired', []],
    ['future', []],
    ['lastDay', ['A11']],
    ['many', ['A11', 'A12', ...BS.filter((name) => name !== 'B6' && name !== 'B9')]],
    ['admin', []],
    ['head', []],
    ['head-with-post', ['A11']],
  ]
  it.each(cases)('%s sees the same households in every table of people', async (account, sees) => {
    const actor = place.actor(account)
    expect(await seen(actor, 'household_grid')).toEqual(sees)
    expect(await seen(actor, 'household')).toEqual(sees)
    expect(await seen(actor, 'person')).toEqual(sees)
  })

  it('sees nobody as an account that does not exist, or of another county', async () => {
    const nobody: Actor = {
      kind: 'staff',
      county: SMALL.county,
      account: '00000000-0000-4000-8000-000000000000',
    }
    const elsewhere: Actor = { ...nobody, county: '999903', account: place.accounts.lead ?? '' }
    expect(await seen(nobody, 'household')).toEqual([])
    expect(await seen(elsewhere, 'household')).toEqual([])
  })

  it('loses sight on the day after the last, and gets it back with the post', async () => {
    const setEnd = (days: number | null) =>
      database.db.none('update post set valid_to = today() + $1::int where id = $2', [days, place.posts.lead])
    expect(await seen(place.actor('lead'), 'person')).toEqual(['A', 'A11', 'A12'])
    await setEnd(-1)
    expect(await seen(place.actor('lead'), 'person')).toEqual([])
    await setEnd(null)
    expect(await seen(place.actor('lead'), 'person')).toEqual(['A', 'A11', 'A12'])
  })

  it('grants nothing through a grid that is not in force', async () => {
    const undone = database.db.tx(async (t) => {
      await t.none('delete from plan_in_force')
      await t.none('set local role gridhold_staff')
      await t.any('select enter_account($1, $2::uuid)', [SMALL.county, place.accounts.lead])
      const rows = await t.any('select id from household')
      throw new Error(`saw ${rows.length}, undone`)
    })
    await expect(undone).rejects.toThrow('saw 0, undone')
    expect(await seen(place.actor('lead'), 'household')).not.toEqual([])
  })

  it('does not carry one account over to the next on a pooled connection', async () => {
    const accounts = ['lead', 'lead2', 'worker', 'contact', 'expired', 'many'] as const
    const wanted = Object.fromEntries(cases)
    const asked = Array.from({ length: 30 }, (_, i) => accounts[(i * 7) % accounts.length] ?? 'lead')
    const answers = await Promise.all(asked.map((account) => seen(place.actor(account), 'household_grid')))
    answers.forEach((answer, i) => {
      expect(answer).toEqual(wanted[asked[i] ?? ''])
    })
  })
})

describe('welfare tags', () => {
  it('show to lead and full-time worker of the place and not to a contact member', async () => {
    expect(await seen(place.actor('lead'), 'welfare_tag')).toEqual(['A', 'A11', 'A12'])
    expect(await seen(place.actor('worker'), 'welfare_tag')).toEqual(['A11'])
    expect(await seen(place.actor('contact'), 'welfare_tag')).toEqual([])
    expect(await seen(place.actor('expired'), 'welfare_tag')).toEqual([])
  })

  it('show to the named helper', async () => {
    expect(await seen(place.actor('helper'), 'person')).toEqual(['B3', 'B4'])
    expect(await seen(place.actor('helper'), 'welfare_tag')).toEqual(['B4'])
  })

  it('do not show to a lead who keeps contact with a household elsewhere', async () => {
    expect(await seen(place.actor('lead-and-contact'), 'person')).toEqual(['A11', 'B3'])
    expect(await seen(place.actor('lead-and-contact'), 'welfare_tag')).toEqual(['A11'])
  })

  it('lapse by themselves', async () => {
    const rows = await runAs<{ purpose: string }>(
      database.db,
      place.actor('worker'),
      'select purpose from welfare_tag',
    )
    expect(rows).toEqual([{ purpose: 'visits' }])
  })
})

describe('public and planner', () => {
  it.each([...PEOPLE, ...SECRET, 'household_dot'])('the public may not select from %s', async (table) => {
    await expect(runAs(database.db, PUBLIC, `select count(*) from ${table}`)).rejects.toThrow(
      /permission denied/,
    )
  })

  it.each([...PEOPLE, ...SECRET])('a planner may not select from %s', async (table) => {
    const planner = place.actor('planner', 'planner')
    await expect(runAs(database.db, planner, `select count(*) from ${table}`)).rejects.toThrow(
      /permission denied/,
    )
  })

  it.each(SECRET)('a worker may not select from %s', async (table) => {
    await expect(runAs(database.db, place.actor('lead'), `select count(*) from ${table}`)).rejects.toThrow(
      /permission denied/,
    )
  })

  it('a planner gets counts within reach: positions with a number and no id', async () => {
    const rows = await runAs<Record<string, unknown>>(
      database.db,
      place.actor('planner', 'planner'),
      'select * from household_dot',
    )
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual(['community', 'county', 'n', 'position'])
    expect(rows).toHaveLength(Object.keys(place.households).length)
    const unknown: Actor = {
      kind: 'planner',
      county: SMALL.county,
      account: '00000000-0000-4000-8000-000000000000',
    }
    expect(await runAs(database.db, unknown, 'select * from household_dot')).toEqual([])
  })

  it.each(['public', 'planner'] as const)('%s cannot write', async (kind) => {
    const actor: Actor = kind === 'public' ? PUBLIC : place.actor('lead', kind)
    for (const statement of [
      'delete from household',
      "update person set name = 'x'",
      'insert into contact select county, staff, household, since from contact',
      "update post set valid_to = null where role = 'lead'",
    ]) {
      await expect(runAs(database.db, actor, statement)).rejects.toThrow(/permission denied/)
    }
  })
})
