import { afterAll, beforeAll, expect, test } from 'vitest'
import { subjectFile } from '#contract/protection.ts'
import { retentionCommand } from '../../data/retention-command.ts'
import { type SubjectWish, subjectCommand, subjectWish } from '../../data/subject-command.ts'
import { type TestDatabase, testDatabase } from '../fixtures/database.ts'
import { SMALL, type SmallPlace, smallPlace } from '../fixtures/small-place.ts'

let database: TestDatabase
let place: SmallPlace
beforeAll(async () => {
  database = await testDatabase()
  place = await smallPlace(database.db)
})
afterAll(() => database.close())

const words = (positionals: string[], values: Record<string, string>) => subjectWish({ positionals, values })
async function run(
  positionals: string[],
  values: Record<string, string>,
  password: string = SMALL.password,
): Promise<{ code: number; lines: string[] }> {
  const wish = words(positionals, values)
  if ('misuse' in wish) throw new Error(wish.misuse)
  const lines: string[] = []
  const io = { db: database.db, secrets: place.secrets, out: (line: string) => void lines.push(line) }
  const code = await subjectCommand(wish as SubjectWish, {
    ...io,
    language: 'en',
    askPassword: async () => password,
  })
  return { code, lines }
}

test('finds doors by words of an address, with ids and no name', async () => {
  const { code, lines } = await run(['find', '1号楼', 'A1'], { as: 'admin' })
  expect([code, lines]).toEqual([
    0,
    [`${place.households.A11}  1号楼A11`, `${place.households.A12}  1号楼A12`],
  ])
  expect((await run(['find', '张小'], { as: 'admin' })).lines).toEqual(['No door has these words.'])
})

test('shows everything that is held, once the audit has a line in the name of who asked', async () => {
  const { code, lines } = await run(['show', place.households.A11 ?? ''], {
    as: 'admin',
    reason: 'access',
    note: '到场',
  })
  expect(code).toBe(0)
  const file = subjectFile.parse(JSON.parse(lines.join('\n')))
  expect(file.people).toMatchObject([{ name: '张小A11', phone: '13812341234' }])
  expect(file.looks[0]).toMatchObject({ verb: 'subject-access', username: 'admin', note: '到场' })
})

test('erases with the door typed, and with anything else does nothing', async () => {
  const household = place.households.A12 ?? ''
  const wrong = await run(['erase', household], { as: 'admin', confirm: '1号楼' })
  expect([wrong.code, wrong.lines]).toEqual([1, [expect.stringContaining('1号楼A12')]])
  const { code, lines } = await run(['erase', household], { as: 'admin', confirm: '1号楼A12' })
  expect(code).toBe(0)
  expect(lines[0]).toMatch(/^Erased: .*person 1.*Audit entry \d+\.$/)
  expect(await database.db.any('select 1 from person where household = $1', [household])).toEqual([])
})

test('a wrong password, and an account that may not, get nothing; no session stays open', async () => {
  const show = ['show', place.households.A11 ?? '']
  const wrong = await run(show, { as: 'admin', reason: 'access' }, 'wrong')
  expect([wrong.code, wrong.lines]).toEqual([1, [expect.stringContaining('password is wrong')]])
  for (const as of ['lead', 'head', 'planner']) {
    const { code, lines } = await run(show, { as, reason: 'access' })
    expect([code, lines]).toEqual([1, [expect.stringContaining('may not do this')]])
  }
  expect((await run(show, { as: 'nobody', reason: 'access' })).code).toBe(1)
  expect(await database.db.any('select 1 from session')).toEqual([])
})

test.each([
  [['show', 'x'], { as: 'admin', reason: 'access' }],
  [['show', '00000000-0000-4000-8000-000000000000'], { as: 'admin' }],
  [['show', '00000000-0000-4000-8000-000000000000'], { as: 'admin', reason: 'curious' }],
  [['show', '00000000-0000-4000-8000-000000000000'], { reason: 'access' }],
  [['erase', '00000000-0000-4000-8000-000000000000'], { as: 'admin' }],
  [['find'], { as: 'admin' }],
  [['look', 'x'], { as: 'admin' }],
] as [string[], Record<string, string>][])('is misused by %j %j', (positionals, values) => {
  expect(words(positionals, values)).toHaveProperty('misuse')
})

test('retention is a dry run until it is told to apply', async () => {
  await database.db.none(
    "insert into visit (county, id, household, account, at, outcome) select county, gen_random_uuid(), household, $1, now() - interval '9 years', 'met' from household_grid limit 3",
    [place.accounts.lead],
  )
  const retention = async (apply: boolean) => {
    const lines: string[] = []
    const out = (line: string) => void lines.push(line)
    expect(await retentionCommand(apply, { db: database.db, out, language: 'en' })).toBe(0)
    return lines.join('\n')
  }
  const visits = async () => (await database.db.one<{ n: number }>('select count(*)::int as n from visit')).n
  const dry = await retention(false)
  expect(dry).toMatch(/visits +kept +1095 days, +3 over that/)
  expect(dry).toContain('nothing was deleted')
  expect(await visits()).toBe(3)
  expect(await retention(true)).toContain(`${SMALL.county}: 3 rows deleted`)
  expect(await visits()).toBe(0)
  const [line] = await database.db.any(
    "select account, reason_code from audit_entry where verb = 'retention'",
  )
  expect(line).toEqual({ account: null, reason_code: 'visits' })
})
