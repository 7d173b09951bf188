import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AuditState, appendAudit, verifyAudit } from '../../api/repositories/audit.ts'
import { type Actor, askAs, runAs } from '../../api/repositories/request.ts'
import { type TestDatabase, testDatabase } from '../fixtures/database.ts'
import { SMALL, type SmallPlace, smallPlace } from '../fixtures/small-place.ts'

const SYSTEM: Actor = { kind: 'system' }
const { county } = SMALL

let database: TestDatabase
let place: SmallPlace

beforeAll(async () => {
  database = await testDatabase()
  place = await smallPlace(database.db)
  const note = '走访独居老人'
  for (const [account, subject] of [
    ['lead', place.persons.A],
    ['worker', place.persons.A11],
    ['lead', place.persons.A12],
  ] as const) {
    await appendAudit(
      askAs(database.db, place.actor(account)),
      { county, id: place.accounts[account] ?? '' },
      {
        verb: 'reveal',
        subject: subject ?? '',
        reasonCode: 'visit',
        note: { text: note, mac: place.secrets.mac(note) },
      },
    )
  }
})
afterAll(() => database.close())

const verify = (): Promise<AuditState> => verifyAudit(askAs(database.db, SYSTEM), county)

/** A chain of three in a county of its own, and what verification says after somebody got past the triggers. */
async function verifiedAfter(own: string, tamper: string): Promise<AuditState> {
  const ask = askAs(database.db, SYSTEM)
  const account = { county: own, id: place.accounts.lead ?? '' }
  for (const verb of ['sign-in', 'open-household', 'reveal'] as const)
    await appendAudit(ask, account, { verb })
  await database.db.tx(async (t) => {
    await t.none('alter table audit_entry disable trigger user')
    await t.none(tamper, { own })
    await t.none('alter table audit_entry enable trigger user')
  })
  return verifyAudit(ask, own)
}

describe('the audit', () => {
  it('is a chain that verifies', async () => {
    expect(await verify()).toEqual({ entries: 3, brokenAt: null })
  })

  it.each([
    "update audit_entry set verb = 'nothing'",
    'delete from audit_entry',
    'truncate audit_entry cascade',
  ])('refuses “%s” to every role and to the owner of the table', async (statement) => {
    const roles: readonly Actor[] = [
      SYSTEM,
      place.actor('lead'),
      place.actor('planner', 'planner'),
      { kind: 'public' },
    ]
    for (const role of roles) {
      await expect(runAs(database.db, role, statement)).rejects.toThrow(/permission denied|append-only/)
    }
    await expect(database.db.none(statement)).rejects.toThrow(/append-only/)
    expect(await verify()).toEqual({ entries: 3, brokenAt: null })
  })

  it.each([
    [
      'insert into audit_entry select county, 9, at, account, verb, subject, plan, grid, reason_code, reason_mac, previous, hash from audit_entry limit 1',
    ],
    ["update audit_head set hash = 'x'"],
  ])('lets nobody write past audit_append: %s', async (statement) => {
    for (const role of [SYSTEM, place.actor('lead')]) {
      await expect(runAs(database.db, role, statement)).rejects.toThrow(/permission denied/)
    }
  })

  it('does not let the public append', async () => {
    await expect(
      runAs(
        database.db,
        { kind: 'public' },
        `select audit_append('${county}', null, 'x', null, null, null, null, null, null, null)`,
      ),
    ).rejects.toThrow(/permission denied/)
  })

  it.each([
    ['999911', 'nothing', 'select where false', 3, null],
    [
      '999912',
      'a reason changed',
      "update audit_entry set reason_code = 'visit' where county = $[own] and seq = 2",
      3,
      2,
    ],
    [
      '999913',
      'an account removed',
      'update audit_entry set account = null where county = $[own] and seq = 1',
      3,
      1,
    ],
    ['999914', 'an entry cut out', 'delete from audit_entry where county = $[own] and seq = 2', 2, 3],
    ['999915', 'the end cut off', 'delete from audit_entry where county = $[own] and seq = 3', 2, 3],
    [
      '999916',
      'an entry changed and hashed anew',
      `update audit_entry set at = now() where county = $[own] and seq = 2;
       update audit_entry e set hash = audit_digest(e) where county = $[own] and seq = 2`,
      3,
      3,
    ],
    ['999917', 'everything removed', 'delete from audit_entry where county = $[own]', 0, 1],
  ])('in county %s finds %s', async (own, _, tamper, entries, brokenAt) => {
    expect(await verifiedAfter(own, tamper)).toEqual({ entries, brokenAt })
  })

  it('stays verifiable when the words of a reason are erased', async () => {
    await runAs(database.db, SYSTEM, `delete from audit_reason where county = '${county}' and seq = 2`)
    const left = await runAs<{ seq: string }>(
      database.db,
      SYSTEM,
      'select seq from audit_reason order by seq',
    )
    expect(left.map(({ seq }) => Number(seq))).toEqual([1, 3])
    expect(await verify()).toEqual({ entries: 3, brokenAt: null })
  })

  it('numbers entries that come at the same time without a gap', async () => {
    const ask = askAs(database.db, place.actor('lead'))
    const account = { county, id: place.accounts.lead ?? '' }
    const seqs = await Promise.all(
      Array.from({ length: 20 }, () => appendAudit(ask, account, { verb: 'open-household' })),
    )
    expect(seqs.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 4))
    expect(await verify()).toEqual({ entries: 23, brokenAt: null })
  })
})
