import { createServer } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { openConnection } from '../../api/repositories/connection.ts'
import { complaintAbout } from '../../api/repositories/server-check.ts'
import { type TestDatabase, testDatabase } from '../fixtures/database.ts'

let database: TestDatabase | undefined

afterEach(async () => {
  await database?.close()
  database = undefined
})

test.each([
  [
    { server: '14.9', serverNumber: 140_009, postgis: '3.4.0' },
    /runs PostgreSQL 14\.9; .* PostgreSQL 15 or newer/,
  ],
  [{ server: '15.4', serverNumber: 150_004, postgis: null }, /without PostGIS; .* postgresql-15-postgis-3/],
  [
    { server: '16.1', serverNumber: 160_001, postgis: '3.2.9' },
    /PostGIS 3\.2\.9; .* 3\.3 or newer.*alter extension/,
  ],
  [{ server: '16.1', serverNumber: 160_001, postgis: '2.5.5' }, /PostGIS 2\.5\.5; .* 3\.3 or newer/],
])('a server that cannot carry gridhold is told apart: %j', (facts, words) => {
  expect(complaintAbout(facts, 'db:5432')).toMatch(words)
})

test.each([
  [{ server: '15.0', serverNumber: 150_000, postgis: '3.3.0' }],
  [{ server: '18.3', serverNumber: 180_003, postgis: '3.10.1' }],
  [{ server: '17.2', serverNumber: 170_002, postgis: '4.0.0dev' }],
])('one that can is not complained about: %j', (facts) => {
  expect(complaintAbout(facts, 'db:5432')).toBeNull()
})

test('where nothing listens one sentence says so, without the password', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  await new Promise((resolve) => server.close(resolve))
  const failed = openConnection(`postgres://me:secret@127.0.0.1:${port}/town`)
  await expect(failed).rejects.toThrow(`Nothing listens at 127.0.0.1:${port}.`)
  await expect(failed).rejects.not.toThrow(/secret/)
})

test('days stay days and large numbers stay text', async () => {
  database = await testDatabase()
  const row = await database.db.one(`select date '2026-11-22' as day, 999901001001020304::bigint as path`)
  expect(row).toEqual({ day: '2026-11-22', path: '999901001001020304' })
})
