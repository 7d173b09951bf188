import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { colleagues, householdGone, householdHistory } from '#contract/household-changes.ts'
import { householdDetail } from '#contract/households.ts'
import { townDay } from '../../api/lookup/town-day.ts'
import { openConnection } from '../../api/repositories/connection.ts'
import { migrate } from '../../api/repositories/migrate.ts'
import { createSecrets } from '../../api/secrets/secrets.ts'
import { townYear } from '../../api/usecases/households/member-rules.ts'
import { loadTown } from '../../data/load.ts'
import { somebody } from '../fixtures/people-server.ts'
import { type Reply, serverOn, type TestServer } from '../fixtures/server.ts'
import { TINY_DAY, tinyId, tinyTown } from '../fixtures/tiny-town.ts'
import { TOWN_SECRET, townPassword } from '../fixtures/town-database.ts'

const database = process.env.DATABASE_URL
if (database === undefined) console.log('household-owner.test.ts is skipped: set DATABASE_URL')

/** On a real server the owner of the tables is no superuser: what it does for others needs policies of its own. */
describe.skipIf(database === undefined)('on a server whose owner is no superuser', () => {
  const login = `owner_${randomUUID().slice(0, 8)}`
  let server: TestServer
  let cookie: string

  beforeAll(async () => {
    const admin = await openConnection(database!)
    await admin.db.none("create role $1:name login createrole password '$1:raw'", [login])
    await admin.db.none('create database $1:name owner $1:name', [login])
    const url = new URL(database!)
    url.pathname = `/${login}`
    const superuser = await openConnection(url.href)
    await superuser.db.none('create extension postgis')
    await superuser.db.none('alter schema public owner to $1:name', [login])
    await superuser.close()
    url.username = login
    url.password = login
    const { db, close } = await openConnection(url.href)
    await migrate(db)
    const options = { today: TINY_DAY, passwordOf: townPassword }
    await loadTown(db, createSecrets(TOWN_SECRET), tinyTown(), options)
    const drop = async () => {
      await close()
      await admin.db.none('drop database if exists $1:name with (force)', [login])
      await admin.db.none('drop role if exists $1:name', [login])
      await admin.close()
    }
    server = await serverOn({ db, url: url.href, close: drop }, createSecrets(TOWN_SECRET))
    cookie = await server.signIn('lead', townPassword('lead'))
  })
  afterAll(() => server?.close())

  const ask = (
    method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    path: string,
    json?: unknown,
  ): Promise<Reply> => server.send(path, { method, cookie, ...(json === undefined ? {} : { json }) })

  test('a household lives its whole life', async () => {
    const [head, child] = [
      somebody({ relation: '户主', phone: '13800001234' }),
      somebody({ birthYear: townYear() - 4 }),
    ]
    const id = randomUUID()
    const door = { building: tinyId('building', 2), unit: null, floor: 1, room: '12' }
    const opening = { id, ...door, occupancy: 'living', since: null, people: [head, child] }
    const opened = (await ask('POST', '/api/households', opening)).as(householdDetail)
    expect(opened.people[1]?.guardian?.id).toBe(head.id)

    const edited = await ask('PATCH', `/api/persons/${head.id}`, { name: '李改名' })
    expect(edited.as(householdDetail).version).toBe(2)
    const tag = { id: randomUUID(), kind: 'elder-alone', purpose: '探望', basis: '申请', since: townDay() }
    const tagged = await ask('POST', `/api/persons/${head.id}/tags`, {
      ...tag,
      until: townDay(),
      helper: tinyId('staff', 3),
    })
    expect(tagged.as(householdDetail).people[0]?.tags).toMatchObject([{ helper: { name: '王干部3' } }])
    const ended = await ask('POST', `/api/tags/${tag.id}/end`, { on: townDay() })
    expect(ended.as(householdDetail).people[0]?.tags).toEqual([])
    const set = await ask('PUT', `/api/households/${id}/contact`, { staff: tinyId('staff', 4) })
    expect(set.as(householdDetail).contact?.name).toBe('王干部4')
    expect((await ask('GET', '/api/colleagues')).as(colleagues).colleagues).toHaveLength(3)

    const split = { id: randomUUID(), members: [child.id], room: '12', occupancy: 'living' }
    const other = (await ask('POST', `/api/households/${id}/split`, { version: 2, ...split })).as(
      householdDetail,
    )
    expect(other).toMatchObject({ members: 1, inDwelling: 2 })
    const merged = await ask('POST', `/api/households/${split.id}/merge`, { version: 1, into: id })
    expect(merged.as(householdDetail).members).toBe(2)
    const removed = await ask('DELETE', `/api/persons/${head.id}`)
    expect(removed.as(householdDetail).people).toMatchObject([{ id: child.id, guardian: null }])
    const moved = (
      await ask('POST', `/api/households/${id}/move`, {
        version: 5,
        ...door,
        building: tinyId('building', 1),
      })
    ).as(householdDetail)
    expect([moved.grid?.name, moved.contact]).toEqual(['第3网格', null])
    const { events } = (await ask('GET', `/api/households/${id}/history`)).as(householdHistory)
    expect(events.map(({ kind }) => kind)).toEqual([
      'moved',
      'member-removed',
      'merged',
      'split',
      'contact-set',
      'tag-ended',
      'tag-added',
      'member-edited',
      'opened',
    ])
    expect(events.map(({ by }) => by)).toEqual(events.map(() => '王干部1'))
    const closed = await ask('POST', `/api/households/${id}/close`, {
      version: 6,
      why: 'moved-away',
      on: townDay(),
    })
    expect(closed.as(householdGone)).toEqual({ closed: true, moved: false })
    expect((await ask('GET', `/api/households/${id}`)).status).toBe(404)
  })

  test('a household that leaves the ground goes out of sight', async () => {
    const door = { building: tinyId('building', 4), unit: null, floor: 1, room: '7' }
    const moved = await ask('POST', `/api/households/${tinyId('household', 2)}/move`, { version: 1, ...door })
    expect(moved.as(householdGone)).toEqual({ closed: false, moved: true })
  })
})
