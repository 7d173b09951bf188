import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openJob } from '../../api/repositories/import-jobs.ts'
import { knownPosts } from '../../api/repositories/import-posts.ts'
import { BEFORE_ALL, insertPiece } from '../../api/repositories/import-rows.ts'
import { overlaps, type PostTerms } from '../../api/repositories/posts-writing.ts'
import { createSecrets } from '../../api/secrets/secrets.ts'
import { addAccount } from '../../api/usecases/accounts/add-account.ts'
import { type JudgedRow, judgedPieces, sealPiece } from '../../api/usecases/imports/jobs/judged.ts'
import { householdKind } from '../../api/usecases/imports/kinds/households.ts'
import type { ImportKind } from '../../api/usecases/imports/kinds/kind.ts'
import { personKind } from '../../api/usecases/imports/kinds/persons.ts'
import { overlap } from '../../api/usecases/imports/kinds/post-book.ts'
import { postKind } from '../../api/usecases/imports/kinds/posts.ts'
import { staffKind } from '../../api/usecases/imports/kinds/staff.ts'
import { visitKind } from '../../api/usecases/imports/kinds/visits.ts'
import { type TestDatabase, testDatabase } from '../fixtures/database.ts'
import { asSystem, candidates, judged, tinyGround, written } from '../fixtures/import-kinds.ts'
import { townInForce } from '../fixtures/succession.ts'
import { TINY_DAY, tinyId } from '../fixtures/tiny-town.ts'
import { TOWN_SECRET } from '../fixtures/town-database.ts'

/** Each case has a town of its own in the one database. */
let counties = 999_801
let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

async function town() {
  const county = String(counties++)
  await townInForce(database.db, county, TINY_DAY)
  return { db: database.db, ground: tinyGround(county), county }
}

async function withWorker() {
  const place = await town()
  const added = await addAccount(place.db, {
    county: place.county,
    username: 'worker',
    password: 'a password for tiny servers',
    capacity: 'worker',
    jurisdiction: place.ground.community,
    staff: tinyId('staff', 3),
  })
  if (!('added' in added)) throw new Error(added.refused)
  const account = await place.db.one('select id from account where county = $1', [place.county])
  return { ...place, account: account.id as string }
}

type Place = Awaited<ReturnType<typeof town>>

/** A row of a table by its id. */
async function row(
  { db, county }: Place,
  table: string,
  id: string,
): Promise<Record<string, unknown> | null> {
  return db.oneOrNone(`select * from ${table} where county = $[county] and id = $[id]`, { county, id })
}

/** What a change and its undoing leave: the row as it was. */
async function putBack({ db, county }: Place, kind: ImportKind, id: string, change: () => Promise<unknown>) {
  const current = () => asSystem(db, (ask) => kind.current(ask, county, [id]))
  const was = (await current()).get(id)!
  await change()
  const changed = (await current()).get(id)!
  await asSystem(db, (ask) => kind.restore(ask, county, [{ id, was: JSON.parse(JSON.stringify(was)) }]))
  return { was, changed, restored: (await current()).get(id)! }
}

function taken({ db, county }: Place, kind: ImportKind, ids: readonly string[]): Promise<readonly string[]> {
  return asSystem(db, (ask) => kind.remove(ask, county, ids))
}

const door = { building: '2栋', unit: null, room: '302室' }

describe('households', () => {
  it('are written with a unit that was not there, and stand on the map', async () => {
    const place = await town()
    const [id] = await written(place.db, householdKind, place.ground, [
      { ...door, unit: '3单元', code: 'H1' },
    ])
    const there = await row(place, 'household', id!)
    expect(there).toMatchObject({
      building: tinyId('building', 2),
      room: '302',
      occupancy: 'living',
      source_code: 'H1',
    })
    expect(await row(place, 'unit', there!.unit as string)).toMatchObject({ name: '3单元' })
    const on = await place.db.one('select path from household_grid where household = $1', [id])
    expect(on.path).toMatch(/^\d{18}$/)
  })

  it('are found again by their code, and what a cell says nothing of stays', async () => {
    const place = await town()
    const [id] = await written(place.db, householdKind, place.ground, [{ ...door, code: 'H1', floor: '3' }])
    const [again] = await written(place.db, householdKind, place.ground, [
      { code: 'H1', building: '2号楼', room: '303', floor: null, occupancy: '出租' },
    ])
    expect(again).toBe(id)
    expect(await row(place, 'household', id!)).toMatchObject({
      room: '303',
      floor: 3,
      occupancy: 'rented',
      version: 2,
    })
    const events = await place.db.any('select kind, changes from household_event where household = $1', [id])
    expect(events).toEqual([
      { kind: 'edited', changes: { room: ['302', '303'], occupancy: ['living', 'rented'] } },
    ])
  })

  it('of a candidate say by the same names what is there', async () => {
    const place = await town()
    const rows = [{ ...door, unit: null, code: 'H1', since: '2020/5/1', occupancy: '空置' }]
    const [id] = await written(place.db, householdKind, place.ground, rows)
    const [{ candidate }] = candidates(await judged(place.db, householdKind, place.ground, rows)) as [never]
    const now = (await asSystem(place.db, (ask) => householdKind.current(ask, place.county, [id!]))).get(id!)
    expect(now).toMatchObject(candidate)
  })

  it('go back to what they were', async () => {
    const place = await town()
    const id = tinyId('household', 2)
    const { was, changed, restored } = await putBack(place, householdKind, id, () =>
      written(place.db, householdKind, place.ground, [{ building: '2号楼', room: '102', occupancy: '外出' }]),
    )
    expect(changed).toEqual({ ...was, occupancy: 'away' })
    expect(restored).toEqual(was)
  })

  it('are taken away with the unit that came with them, but not where somebody lives', async () => {
    const place = await town()
    const [id] = await written(place.db, householdKind, place.ground, [{ ...door, unit: '9单元' }])
    const units = () =>
      place.db.one('select count(*)::int as n from unit where county = $1', [place.county]).then(({ n }) => n)
    expect(await units()).toBe(3)
    expect(await taken(place, householdKind, [id!, tinyId('household', 3)])).toEqual([tinyId('household', 3)])
    expect([await row(place, 'household', id!), await units()]).toEqual([null, 2])
  })
})

describe('persons', () => {
  const child = {
    building: '2',
    unit: null,
    room: '102',
    name: '小明',
    birthYear: '2020-03-05',
    relation: '子女',
  }

  it('are written with a sealed phone, and a child gets the head as guardian', async () => {
    const place = await town()
    const rows = [
      child,
      { ...child, name: '大明', birthYear: '1988', relation: '配偶', phone: '139 1111 2222' },
    ]
    const [young, grown] = await written(place.db, personKind, place.ground, rows)
    const head = tinyId('other', 102)
    expect(await row(place, 'person', young!)).toMatchObject({
      birth_year: 2020,
      guardian: head,
      phone: null,
    })
    const there = await row(place, 'person', grown!)
    const secrets = createSecrets(TOWN_SECRET)
    const sealed = { ciphertext: there!.phone as Buffer, keyId: there!.phone_key as string }
    expect(secrets.open(sealed)).toBe('139 1111 2222')
    expect(there!.phone_index).toEqual(secrets.indexesOf('13911112222')[0])
  })

  it('never stand in the clear beside their row', async () => {
    const place = await town()
    const said = { ...child, birthYear: null, phone: '13911112222' }
    const [row] = candidates(await judged(place.db, personKind, place.ground, [said]))
    const { sealed } = await sealPiece(place.ground.secrets, [
      {
        layer: 0,
        row: 0,
        verdict: 'new',
        hash: 'h',
        target: tinyId('other', 1),
        stamp: null,
        gone: false,
        isKnown: false,
        sourceKey: row!.sourceKey,
        candidate: row!.candidate,
      },
    ])
    for (const word of ['13911112222', child.name, 'household'])
      expect(sealed.includes(Buffer.from(word, 'utf8'))).toBe(false)
  })

  it('who are head let the head before step down', async () => {
    const place = await town()
    const rows = [{ ...child, name: '大明', birthYear: '1980', relation: '户主' }]
    const [head] = await written(place.db, personKind, place.ground, rows)
    const heads = await place.db.any(
      "select id from person where county = $1 and household = $2 and relation = '户主'",
      [place.county, tinyId('household', 2)],
    )
    expect(heads).toEqual([{ id: head }])
  })

  it('go back to what they were, the phone too', async () => {
    const place = await town()
    const id = tinyId('other', 103)
    const change = { building: '3号楼', room: '103', name: '张小3', phone: '13999998888', sex: '男' }
    const { was, changed, restored } = await putBack(place, personKind, id, () =>
      written(place.db, personKind, place.ground, [change]),
    )
    expect(changed).toMatchObject({ sex: 'male' })
    expect(changed.phoneIndex).not.toBe(was.phoneIndex)
    expect(restored).toEqual(was)
  })

  it('are taken away, but not with a service need', async () => {
    const place = await town()
    const [id] = await written(place.db, personKind, place.ground, [child])
    expect(await taken(place, personKind, [id!, tinyId('other', 101)])).toEqual([tinyId('other', 101)])
    expect(await row(place, 'person', id!)).toBeNull()
  })

  it.each([
    ['a phone of a child', { ...child, phone: '13911112222' }, 'child-has-phone', 'phone'],
    ['a year to come', { ...child, birthYear: '2199' }, 'day-to-come', 'birthYear'],
    ['a door that is not there', { ...child, room: '77' }, 'unknown-household', 'room'],
    ['no word for a sex', { ...child, sex: '未知13911112222' }, 'unusable-cell', 'sex'],
  ])('with %s are refused without repeating it', async (_, fields, reason, column) => {
    const place = await town()
    const [faulty] = await judged(place.db, personKind, place.ground, [fields])
    expect(faulty).toMatchObject({ problems: [{ reason, column, values: {} }] })
  })

  it('are one head to a household', async () => {
    const place = await town()
    const rows = ['甲', '乙'].map((name) => ({ ...child, name, birthYear: '1980', relation: '户主' }))
    const [, second] = await judged(place.db, personKind, place.ground, rows)
    expect(second).toMatchObject({ problems: [{ reason: 'two-heads', values: { first: 2 } }] })
  })
})

describe('staff', () => {
  it('are written once, found again by name and phone, and kept as they were sealed', async () => {
    const place = await town()
    const rows = [{ name: '赵新', phone: '13911112222' }]
    const [id] = await written(place.db, staffKind, place.ground, rows)
    const [{ target, candidate }] = candidates(await judged(place.db, staffKind, place.ground, rows)) as [
      never,
    ]
    const now = (await asSystem(place.db, (ask) => staffKind.current(ask, place.county, [id!]))).get(id!)
    expect(target).toBe(id)
    expect(now).toEqual(candidate)
    expect(await row(place, 'staff', id!)).toMatchObject({ home: place.ground.community })
  })

  it('go back to what they were and are taken away, but not with a post', async () => {
    const place = await town()
    const [id] = await written(place.db, staffKind, place.ground, [{ name: '赵新', phone: null }])
    const { was, changed, restored } = await putBack(place, staffKind, id!, () =>
      written(place.db, staffKind, place.ground, [{ name: '赵新', phone: '13911112222' }]),
    )
    expect([was.phone, typeof changed.phone, restored]).toEqual([null, 'string', was])
    expect(await taken(place, staffKind, [id!, tinyId('staff', 2)])).toEqual([tinyId('staff', 2)])
  })

  it('of one name without a phone are not told apart', async () => {
    const place = await town()
    const rows = ['13911112222', '13911113333'].map((phone) => ({ name: '赵新', phone }))
    await written(place.db, staffKind, place.ground, rows)
    const [faulty] = await judged(place.db, staffKind, place.ground, [{ name: '赵新', phone: null }])
    expect(faulty).toMatchObject({ problems: [{ reason: 'ambiguous-staff' }] })
  })
})

describe('posts', () => {
  const post = { name: '王干部4', role: '网格长', grid: '第4网格', from: '2026-07-01' }

  it('are written, changed, put back and ended', async () => {
    const place = await town()
    const [id] = await written(place.db, postKind, place.ground, [post])
    expect(await row(place, 'post', id!)).toMatchObject({
      role: 'lead',
      scope_kind: 'grid',
      scope_id: tinyId('grid', 4),
      valid_from: '2026-07-01',
      valid_to: null,
    })
    const { was, changed, restored } = await putBack(place, postKind, id!, () =>
      written(place.db, postKind, place.ground, [{ ...post, to: '2099-12-31', deputy: '王干部1' }]),
    )
    expect(changed).toEqual({ ...was, to: '2099-12-31', deputy: tinyId('staff', 1) })
    expect(restored).toEqual(was)
    expect(await taken(place, postKind, [id!])).toEqual([id])
    const ended = await row(place, 'post', id!)
    expect((ended!.valid_to as string) < place.ground.today).toBe(true)
  })

  it('that have not begun are taken away', async () => {
    const place = await town()
    const [id] = await written(place.db, postKind, place.ground, [{ ...post, from: '2098-01-01' }])
    expect(await taken(place, postKind, [id!])).toEqual([])
    expect(await row(place, 'post', id!)).toBeNull()
  })

  it.each([
    [
      'a grid one character off',
      { ...post, grid: '第44网格' },
      'unknown-grid',
      { grid: '第44网格', suggestion: '第4网格' },
    ],
    [
      'an unknown role',
      { ...post, role: '网格常' },
      'unknown-role',
      { role: '网格常', suggestion: '网格长' },
    ],
    ['somebody unknown', { ...post, name: '王干部9' }, 'unknown-staff', {}],
    ['the holder as deputy', { ...post, deputy: '王干部4' }, 'post-deputy-is-holder', {}],
    ['an end before its beginning', { ...post, to: '2026-06-30' }, 'post-to-before-from', {}],
    ['consent to come', { ...post, consent: '2199-01-01' }, 'post-consent-to-come', {}],
  ])('with %s are refused', async (_, fields, reason, values) => {
    const place = await town()
    const [faulty] = await judged(place.db, postKind, place.ground, [fields])
    expect(faulty).toMatchObject({ problems: [{ reason, values }] })
  })

  it('on the same days as another are refused, in the town and in the file', async () => {
    const place = await town()
    const held = { name: '王干部1', role: 'lead', grid: '第1网格', from: '2026-09-01' }
    const rows = [held, post, { ...post, from: '2026-08-01' }]
    const reasons = (await judged(place.db, postKind, place.ground, rows)).map((one) =>
      'problems' in one ? one.problems[0]!.reason : 'fine',
    )
    expect(reasons).toEqual(['post-overlapping', 'fine', 'post-overlapping'])
  })

  it('overlap exactly where the database says so', async () => {
    const place = await town()
    const terms = (id: string, from: string, to: string | null): PostTerms => ({
      ...posts[0]!,
      id: id,
      from,
      to,
    })
    const posts = await asSystem(place.db, (ask) => knownPosts(ask, place.county))
    const [there] = posts
    for (const [from, to] of [
      ['2020-01-01', '2026-05-31'],
      ['2020-01-01', TINY_DAY],
      ['2026-07-01', null],
    ] as const) {
      const asked = terms(tinyId('other', 900), from, to)
      const said = await asSystem(place.db, (ask) => overlaps(ask, place.county, asked))
      expect([from, overlap(there!, asked)]).toEqual([from, said])
    }
  })
})

describe('visits', () => {
  const visit = {
    building: '3',
    room: '103',
    staff: '王干部3',
    day: '2026-10-08',
    outcome: '见面',
    note: '都好',
  }

  it('are written, changed, put back and taken away', async () => {
    const place = await withWorker()
    const [id] = await written(place.db, visitKind, place.ground, [visit])
    expect(await row(place, 'visit', id!)).toMatchObject({
      household: tinyId('household', 3),
      account: place.account,
      at: new Date('2026-10-08T12:00:00+08:00'),
      outcome: 'met',
      note: '都好',
    })
    const { was, changed, restored } = await putBack(place, visitKind, id!, () =>
      written(place.db, visitKind, place.ground, [{ ...visit, outcome: '不在家' }]),
    )
    expect(changed).toEqual({ ...was, outcome: 'not-in' })
    expect(restored).toEqual(was)
    expect(await taken(place, visitKind, [id!])).toEqual([])
    expect(await row(place, 'visit', id!)).toBeNull()
  })

  it.each([
    ['by somebody without an account', { ...visit, staff: '王干部1' }, 'never-visits'],
    ['of a day to come', { ...visit, day: '2199-01-01' }, 'day-to-come'],
    ['without an outcome', { ...visit, outcome: null }, 'missing-value'],
    ['to nobody', { ...visit, room: '99' }, 'unknown-household'],
  ])('%s are refused', async (_, fields, reason) => {
    const place = await withWorker()
    const [faulty] = await judged(place.db, visitKind, place.ground, [fields])
    expect(faulty).toMatchObject({ problems: [{ reason }] })
  })
})

describe('pieces', () => {
  const judgedRow = (row: number): JudgedRow => ({
    layer: 0,
    row,
    verdict: row % 2 === 0 ? 'new' : 'same',
    sourceKey: `k${row}`,
    hash: 'h',
    target: tinyId('other', row),
    stamp: row % 2 === 0 ? null : 's',
    gone: row % 3 === 0,
    isKnown: row % 5 === 0,
    candidate: row % 2 === 0 ? { room: `${row}` } : null,
  })

  it('give every row of a verdict once, in file order, as it was judged', async () => {
    const { db, county, ground } = await town()
    const job = { county, id: randomUUID() }
    const rows = Array.from({ length: 60 }, (_, row) => judgedRow(row))
    await asSystem(db, async (ask) => {
      await openJob(ask, job, { community: ground.community, openedBy: null })
      for (let from = 0; from < rows.length; from += 3)
        await insertPiece(ask, job, await sealPiece(ground.secrets, rows.slice(from, from + 3)))
      const all = async (wanted?: Parameters<typeof judgedPieces>[4]) => {
        const found: JudgedRow[] = []
        for await (const piece of judgedPieces(ask, ground.secrets, job, ['new'], wanted))
          found.push(...piece)
        return found
      }
      const added = rows.filter(({ verdict }) => verdict === 'new')
      expect(await all()).toEqual(added)
      expect(await all({ layer: 1, after: BEFORE_ALL })).toEqual([])
      const behind = await all({ layer: 0, after: { layer: 0, row: 31 } })
      expect(behind.filter(({ row }) => row > 31)).toEqual(added.filter(({ row }) => row > 31))
    })
  })
})
