import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type StaffList, staffList } from '#contract/staff.ts'
import { askAs } from '../../api/repositories/request.ts'
import { insertStaff } from '../../api/repositories/staff.ts'
import { type TinyServer, tinyServer } from '../fixtures/tiny-server.ts'

const COUNTY = '999902'
const NEW = 1_100

let server: TinyServer
let admin: string

beforeAll(async () => {
  server = await tinyServer()
  admin = await server.as('admin')
  // Every name ten times: reading on must tell apart people who are called the same.
  const many = Array.from({ length: NEW }, (_, n) => ({
    id: randomUUID(),
    name: `很多人${n % 110}`,
    phone: null,
  }))
  await insertStaff(askAs(server.database.db, { kind: 'system' }), COUNTY, many)
})
afterAll(() => server.close())

const list = async (query: string): Promise<StaffList> =>
  (await server.send(`/api/admin/staff?${query}`, { cookie: admin })).as(staffList)

describe('a long list of staff', () => {
  it('is read on after the last one, nobody twice and nobody left out, the number of all of them standing', async () => {
    const pages = [await list('q=很多人')]
    while (pages.at(-1)!.staff.length > 0)
      pages.push(await list(`q=很多人&after=${pages.at(-1)!.staff.at(-1)!.id}`))
    expect(pages.map(({ staff }) => staff.length)).toEqual([500, 500, 100, 0])
    expect(pages.slice(0, 3).map(({ total }) => total)).toEqual([NEW, NEW, NEW])
    const ids = pages.flatMap(({ staff }) => staff.map(({ id }) => id))
    expect(new Set(ids).size).toBe(NEW)
  })

  it('refuses what names nobody as the last one', async () => {
    const refused = await server.send('/api/admin/staff?after=500', { cookie: admin })
    expect(refused.status).toBe(400)
    expect((await list(`after=${randomUUID()}`)).staff).toEqual([])
  })
})
