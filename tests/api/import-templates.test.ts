import { afterAll, beforeAll, expect, it } from 'vitest'
import { importFields } from '#contract/import-jobs.ts'
import { failure } from '#contract/wire.ts'
import { testDatabase } from '../fixtures/database.ts'
import { type Reply, serverOn, type TestServer } from '../fixtures/server.ts'
import { SMALL, smallPlace } from '../fixtures/small-place.ts'

let server: TestServer
const cookies = new Map<string, string>()

beforeAll(async () => {
  const database = await testDatabase()
  const { secrets } = await smallPlace(database.db)
  // Nobody's door is asked for here, and this place has no contact for whoever would ask.
  await database.db.none('delete from plan_in_force')
  server = await serverOn(database, secrets)
})
afterAll(() => server.close())

async function as(account: string, path: string): Promise<Reply> {
  const cookie = cookies.get(account) ?? (await server.signIn(account, SMALL.password))
  cookies.set(account, cookie)
  return server.send(path, { cookie })
}

it('fields are told with their hints in two languages', async () => {
  const { target, fields } = (await as('admin', '/api/admin/import-fields/persons')).as(importFields)
  expect(target).toBe('persons')
  expect(fields.find(({ field }) => field === 'name')).toMatchObject({
    zh: '姓名',
    en: 'Name',
    required: true,
  })
})

it('a template comes as a workbook under its own name', async () => {
  const reply = await as('admin', '/api/admin/import-templates/households?language=zh-CN')
  expect(reply.status).toBe(200)
  expect(reply.headers.get('content-type')).toContain('spreadsheetml')
  expect(decodeURIComponent(reply.headers.get('content-disposition')!)).toContain('住户导入模板.xlsx')
})

it('a template in English comes as CSV that spreadsheets read', async () => {
  const reply = await as('admin', '/api/admin/import-templates/staff?format=csv&language=en')
  expect(reply.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(reply.text).toContain('Staff number,Name,Telephone,\r\n')
  expect(reply.text).toContain('Example row, skipped on import')
})

it.each([
  ['grids', 'bad-parameter'],
  ['everything', 'bad-parameter'],
  ['staff?format=pdf', 'bad-parameter'],
])('there is none for %s', async (path, code) => {
  const reply = await as('admin', `/api/admin/import-templates/${path}`)
  expect(reply.as(failure).error.code).toBe(code)
})

it('nobody but administrators is given one', async () => {
  const reply = await as('lead', '/api/admin/import-templates/staff')
  expect([reply.status, reply.as(failure).error.code]).toEqual([403, 'forbidden'])
})
