import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Actor, askAs, runAs } from '../../api/repositories/request.ts'
import { filesIn } from '../../data/sources.ts'
import type { TestDatabase } from '../fixtures/database.ts'
import { matrixDatabase } from '../fixtures/sight-matrix.ts'
import { attemptStatement, type Eyes } from '../fixtures/sight-matrix-attempt.ts'
import { MATRIX, planted } from '../fixtures/sight-matrix-place.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await matrixDatabase('plain')
})
afterAll(() => database.close())

const staff = (holder: string): Eyes => ({ role: 'staff', holder, subject: null })
const house = (name: string): string => `'${planted('household', name)}'`
const person = (name: string): string => `'${planted('person', name)}'`
const account = (name: string): string => `'${planted('account', name)}'`
const A11_PATH = `${MATRIX.community}010101`
const B_PATH = `${MATRIX.community}020000`
const POINT = 'ST_SetSRID(ST_MakePoint(120, 30), 4326)'

interface Attack {
  readonly as: Eyes
  readonly statement: string
  /** What it gives: `-` no grant, `refused` by a policy or function, '' nothing found. */
  readonly gives: string
  readonly look?: string
}

const ATTACKS: Readonly<Record<string, Attack>> = {
  'says that somebody else took up a need': {
    as: staff('worker'),
    statement: `update need set state = 'received', moved_by = ${account('lead')}`,
    gives: 'refused',
  },
  'changes the words that a resident left': {
    as: staff('worker'),
    statement: "update need set text = 'nothing'",
    gives: '-',
  },
  'reads what residents left, as anybody': {
    as: { role: 'public', holder: null, subject: null },
    statement: 'select count(*)::text from need',
    gives: '-',
  },
  'asks after a need with a receipt that is none': {
    as: { role: 'public', holder: null, subject: null },
    statement: `select string_agg(kind, '') from need_by_receipt('999902', sha256('guess'))`,
    gives: '',
  },
  'claims the household of another grid for its own ground': {
    as: staff('lead'),
    statement: `insert into household_grid values ('999902', ${house('B1')}, ${A11_PATH}, ${POINT})
      on conflict (county, household) do update set path = excluded.path`,
    gives: 'refused',
  },
  'turns its own place on the map into that of a closed household': {
    as: staff('lead'),
    statement: `update household_grid set household = ${house('shut')} where household = ${house('A11')}`,
    gives: '-',
  },
  'pulls the households of others onto its own ground': {
    as: staff('lead'),
    statement: `update household_grid set path = ${A11_PATH}`,
    look: `select string_agg(household::text, '|') from household_grid where path <> ${A11_PATH}`,
    // Its own, which did not stand there before; nobody else's.
    gives: 'A, A1',
  },
  'moves its household to ground of others past the function that is audited': {
    as: staff('lead'),
    statement: `update household_grid set path = ${B_PATH} where household = ${house('A11')}`,
    gives: 'refused',
  },
  'moves the household of another lead': {
    as: staff('lead'),
    statement: `select move_household(${house('B1')}, ${A11_PATH}, ${POINT})::text`,
    gives: 'refused',
  },
  'moves a household it is only assigned': {
    as: staff('contact'),
    statement: `select move_household(${house('B1')}, ${A11_PATH}, ${POINT})::text`,
    gives: 'refused',
  },
  "moves another's member into its own household": {
    as: staff('lead'),
    statement: `update person set household = ${house('A11')} where id = ${person('B1')}`,
    look: `select string_agg(id::text || household, '|') from person`,
    gives: '',
  },
  'pushes a member of its own into a household of others': {
    as: staff('lead'),
    statement: `update person set household = ${house('B1')} where id = ${person('A11')}`,
    gives: 'refused',
  },
  'takes the id of another household for its own': {
    as: staff('lead'),
    statement: `update household set id = ${house('B1')} where id = ${house('A')}`,
    gives: 'refused',
  },
  'gives its household to another county': {
    as: staff('lead'),
    statement: `update household set county = '999903' where id = ${house('A')}`,
    gives: 'refused',
  },
  'records a visit in the name of another account': {
    as: staff('lead'),
    statement: `insert into visit (county, id, household, account, at, outcome)
      values ('999902', gen_random_uuid(), ${house('A11')}, ${account('worker')}, now(), 'met')`,
    gives: 'refused',
  },
  'writes history in the name of another account': {
    as: staff('lead'),
    statement: `insert into household_event (county, id, household, account, kind)
      values ('999902', gen_random_uuid(), ${house('A11')}, ${account('worker')}, 'edited')`,
    gives: 'refused',
  },
  'records a need in the name of another': {
    as: staff('lead'),
    statement: `insert into welfare_tag (county, id, person, kind, purpose, basis, recorded_by, since, until)
      values ('999902', gen_random_uuid(), ${person('A11')}, 'elder-alone', 'p', 'b', '${planted('staff', 'worker')}', today(), today())`,
    gives: 'refused',
  },
  'rewrites who recorded a need': {
    as: staff('lead'),
    statement: `update welfare_tag set recorded_by = '${planted('staff', 'worker')}'`,
    gives: '-',
  },
  'ends a need as the helper who only knows of it': {
    as: staff('helper'),
    statement: "select end_tag(md5('tag:B1')::uuid, today())::text",
    gives: 'refused',
  },
  'makes itself contact member of a household of others': {
    as: staff('contact'),
    statement: `insert into contact values ('999902', '${planted('staff', 'contact')}', ${house('A11')}, today())`,
    gives: 'refused',
  },
  'takes back the visit of another': {
    as: staff('worker'),
    statement: 'delete from visit',
    look: "select string_agg(id::text, '|') from visit",
    gives: '',
  },
  'asks for the posts of another account': {
    as: staff('lead'),
    statement: `select count(*)::text from posts_today('999902', ${account('lead')})`,
    gives: '-',
  },
  'empties a table': { as: staff('lead'), statement: 'truncate visit', gives: '-' },
  'answers for a household without being an administrator': {
    as: { role: 'steward', holder: 'lead', subject: 'A11' },
    statement: 'select count(*)::text from person',
    gives: 'refused',
  },
  'answers for a household of another county': {
    as: { role: 'steward', holder: 'admin', subject: 'far' },
    statement: "select string_agg(household::text, '|') from person",
    gives: '',
  },
  'changes a line of the audit as the program itself': {
    as: { role: 'system', holder: null, subject: null },
    statement: "update audit_entry set verb = 'x'",
    gives: '-',
  },
  'takes a line of the audit away as the owner of the tables': {
    as: { role: 'owner', holder: null, subject: null },
    statement: 'delete from audit_entry where seq = 1',
    gives: 'refused',
  },
  'changes a line of the audit as the superuser': {
    as: { role: 'superuser', holder: null, subject: null },
    statement: "update audit_entry set verb = 'x'",
    gives: 'refused',
  },
  'empties the audit as the superuser': {
    as: { role: 'superuser', holder: null, subject: null },
    statement: 'truncate audit_entry cascade',
    gives: 'refused',
  },
}

describe('whoever', () => {
  it.each(Object.entries(ATTACKS))('%s gets nothing by it', async (_, { as, statement, look, gives }) => {
    const asked = { statement, ...(look === undefined ? {} : { look }) }
    expect(await attemptStatement(database.db, as, asked)).toBe(gives)
  })

  it('may learn the households assigned to another account, as ids without a name', async () => {
    // The functions of policies take an account, so that a session of the role could ask for any; see decision 6.
    const statement = `select string_agg(household::text, '|') from assigned_households('999902', ${account('contact')})`
    expect(await attemptStatement(database.db, staff('lead'), { statement })).toBe('B1, gap, shut')
    const names = `select string_agg(p.name, '|') from person p
      where p.household in (select household from assigned_households('999902', ${account('contact')}))`
    expect(await attemptStatement(database.db, staff('lead'), { statement: names })).toBe('')
  })
})

/**
 * A session of `gridhold_staff` that could write SQL of its own would set its sight itself: settings are the caller's. So no
 * value of a request may ever become SQL.
 */
describe('a value of a request', () => {
  const lead: Actor = { kind: 'staff', county: MATRIX.county, account: planted('account', 'lead') }
  const HOSTILE = [
    "'; select set_config('gridhold.place', '{[0,)}', true), set_config('gridhold.lo1', '0', true); --",
    "\\'; reset role; --",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: what pg-promise would fill in, if it read values
    '${county:raw} $1 $[x^] {{y}}',
    "'::text; set local role gridhold_system; select '",
    '"; reset role; --',
  ]

  it.each(HOSTILE)('stays a value: %s', async (value) => {
    const rows = await runAs<{ same: string; who: string; n: number }>(
      database.db,
      lead,
      // biome-ignore lint/suspicious/noTemplateCurlyInString: named parameters of pg-promise
      'select ${value} as same, current_user::text as who, (select count(*)::int from household) as n',
      { value },
    )
    expect(rows).toEqual([{ same: value, who: 'gridhold_staff', n: 3 }])
  })

  it.each(HOSTILE)('names no account and no county: %s', async (value) => {
    const ask = (actor: Actor) =>
      askAs(database.db, actor).rows<{ n: number }>('select count(*)::int as n from household')
    await expect(ask({ ...lead, account: value })).rejects.toThrow('invalid input syntax for type uuid')
    expect(await ask({ ...lead, county: value })).toEqual([{ n: 0 }])
  })

  it('is formatted as a value in every statement there is', async () => {
    const sources = await filesIn('api')
    expect(sources.length).toBeGreaterThan(100)
    // `:name` quotes an identifier; these would put text in as it is.
    const raw = sources.filter((text) => /\$[{[(<][^}\])>]*(\^|#|:raw|:value|:open)\s*[}\])>]/.test(text))
    expect(raw).toEqual([])
  })
})
