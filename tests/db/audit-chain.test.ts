import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appendAudit, verifyAudit } from '../../api/repositories/audit.ts'
import { type Actor, askAs } from '../../api/repositories/request.ts'
import { auditCommand, auditWish } from '../../data/audit-command.ts'
import { type TestDatabase, testDatabase } from '../fixtures/database.ts'

const SYSTEM: Actor = { kind: 'system' }

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const verify = (county: string) => verifyAudit(askAs(database.db, SYSTEM), county)
const append = (county: string, about?: string) =>
  appendAudit(
    askAs(database.db, SYSTEM),
    { county, id: null },
    { verb: 'reveal', ...(about ? { about } : {}) },
  )

/** Runs a statement past the triggers, as only the owner of the database can. */
async function past(statement: string, values: object): Promise<void> {
  await database.db.tx(async (t) => {
    await t.none('alter table audit_entry disable trigger user')
    await t.none(statement, values)
    await t.none('alter table audit_entry enable trigger user')
  })
}

/** An entry as the program before migration 0009 wrote it: no visit or matter, and a digest that knows of none. */
async function appendAsBefore(county: string): Promise<void> {
  await database.db.none(
    `insert into audit_head values ($[county], 0, sha256(convert_to($[county], 'UTF8'))) on conflict do nothing;
     insert into audit_entry (county, seq, at, verb, subject, reason_code, previous, hash)
     select e.*, sha256(convert_to(format('%s|%s|%s|%s|%s|%s|%s|%s|%s|%s|%s', e.county, e.seq, extract(epoch from e.at),
       null, e.verb, e.subject, null, null, e.reason_code, null, encode(e.previous, 'hex')), 'UTF8'))
     from (
       select h.county, h.seq + 1 as seq, clock_timestamp() as at, 'reveal' as verb, $[subject]::uuid as subject,
         'visit' as reason_code, h.hash as previous
       from audit_head h where h.county = $[county]) e;
     update audit_head h set seq = e.seq, hash = e.hash
     from audit_entry e where h.county = $[county] and e.county = h.county and e.seq = h.seq + 1`,
    { county, subject: randomUUID() },
  )
}

describe('a chain that was begun before entries had an “about”', () => {
  it('holds, and goes on', async () => {
    const county = '999921'
    for (let i = 0; i < 3; i++) await appendAsBefore(county)
    expect(await verify(county)).toEqual({ entries: 3, brokenAt: null })
    await append(county, randomUUID())
    await append(county)
    expect(await verify(county)).toEqual({ entries: 5, brokenAt: null })
  })

  it.each([
    [
      '999922',
      'given to an old entry',
      'update audit_entry set about = $[id] where county = $[county] and seq = 2',
      2,
    ],
    ['999923', 'changed', 'update audit_entry set about = $[id] where county = $[county] and seq = 3', 3],
    ['999924', 'taken away', 'update audit_entry set about = null where county = $[county] and seq = 3', 3],
  ])('in county %s an “about” that was %s is found', async (county, _, statement, brokenAt) => {
    await appendAsBefore(county)
    await appendAsBefore(county)
    await append(county, randomUUID())
    await past(statement, { county, id: randomUUID() })
    expect(await verify(county)).toEqual({ entries: 3, brokenAt })
  })
})

describe('on the command line', () => {
  const run = async (...words: string[]) => {
    const lines: string[] = []
    const wish = auditWish({ positionals: words, values: {} })
    if ('misuse' in wish) throw new Error(wish.misuse)
    const code = await auditCommand(wish, {
      db: database.db,
      out: (line) => lines.push(line),
      language: 'en',
    })
    return { code, lines }
  }

  it('says of every county whether its chain holds; a broken one is exit code 1 and its first entry', async () => {
    const { db } = database
    await past("delete from audit_entry where county <> '999931'; delete from audit_head", {})
    for (let i = 0; i < 4; i++) await append('999931')
    for (let i = 0; i < 2; i++) await append('999932')
    expect(await run('verify')).toEqual({
      code: 0,
      lines: ['999931: 4 entries, the chain holds.', '999932: 2 entries, the chain holds.'],
    })
    await past("update audit_entry set verb = 'sign-in' where county = '999931' and seq = 3", {})
    const broken = await run('verify')
    expect(broken.code).toBe(1)
    expect(broken.lines[0]).toContain('broken at entry 3')
    expect(broken.lines[1]).toContain('the chain holds')
    await past("delete from audit_entry where county = '999932'", {})
    expect((await run('verify')).lines[1]).toBe(
      '999932: 0 entries, the chain is broken at entry 1. Stop writing to the database and compare with a backup.',
    )
    expect(await db.any("select 1 from audit_entry where county = '999932'")).toEqual([])
  })

  it('shows the last entries, the newest last, with ids and no name', async () => {
    const { code, lines } = await run('tail', '2')
    expect(code).toBe(0)
    expect(lines).toHaveLength(2)
    expect(lines[1]).toMatch(/^999931 +4 \d{4}-\d\d-\d\dT[\d:.]+Z - +reveal +-$/)
  })

  it.each([[['verify', 'x']], [['tail', '0']], [['tail', 'x']], [['tail', '1', '2']], [['x']], [[]]])(
    'is misused by %j',
    (positionals) => {
      expect(auditWish({ positionals, values: {} })).toHaveProperty('misuse')
    },
  )
})
