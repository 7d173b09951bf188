import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openConnection } from '../../api/repositories/connection.ts'
import { onServer, openSubject, type Subject } from '../fixtures/embedded.ts'
import { jaggedCover } from '../fixtures/jagged-cover.ts'

// Restarts take seconds each, and several times that on a busy machine.
vi.setConfig({ testTimeout: 240_000 })

const bowTie = `'POLYGON((0 0,1 1,1 0,0 1,0 0))'::geometry`
const overlay = `st_union(p) from (values (${bowTie}), ('POLYGON((0 0,2 2,2 0,0 2,0 0))')) as tie (p)`
const uncovered = (grid: string) => `
  select parent.id from parent join (select parent, st_union(p${grid}) as p from leaf group by parent) as children
  on children.parent = parent.id where st_area(st_difference(parent.p, children.p${grid})) >= 0`

describe.skipIf(onServer)('a geometry exception that the engine swallows', () => {
  let subject: Subject
  let parents: number

  beforeAll(async () => {
    subject = await openSubject()
    await subject.db.multi(jaggedCover())
    await subject.db.none('create table kept (id int, p geometry)')
    parents = (await subject.db.one<{ n: number }>('select count(*)::int as n from parent')).n
  })

  afterAll(() => subject.close())

  test('with a gridSize the overlay of a hierarchy is whole', async () => {
    expect(await subject.db.any(uncovered(', 1e-9'))).toHaveLength(parents)
  })

  test('without one it is an error and a restart; HTTP stays up, others wait, the next query works', async () => {
    const before = subject.restarts.length
    const http = createServer((_, response) => response.end('up')).listen(0)
    const { port } = http.address() as AddressInfo
    const failing = expect(subject.db.any(uncovered(''))).rejects.toThrow(/geometry engine failed/)
    const waiting = subject.db.one('select 1 as one')
    const replies: string[] = []
    let waits = true
    waiting.finally(() => {
      waits = false
    })
    while (waits) {
      replies.push(await (await fetch(`http://127.0.0.1:${port}`)).text())
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    await failing
    expect(await waiting).toEqual({ one: 1 })
    expect(replies.length).toBeGreaterThan(5)
    expect(new Set(replies)).toEqual(new Set(['up']))
    expect(subject.restarts.length).toBe(before + 1)
    expect(await subject.db.any(uncovered(', 1e-9'))).toHaveLength(parents)
    http.close()
  })

  test('nothing of the statement is kept, although the engine goes on to commit it', async () => {
    // Two rows are in before the third throws.
    const half = `insert into kept select n, case when n = 3 then (select ${overlay}) end from generate_series(1, 3) n`
    await expect(subject.db.none(half)).rejects.toThrow(/geometry engine failed/)
    expect(await subject.db.any('select id from kept')).toEqual([])
  })

  test('nothing of a transaction is kept, and the exception is noticed at its statement', async () => {
    const steps: string[] = []
    const transaction = subject.db.tx(async (tx) => {
      await tx.none('insert into kept (id) values (2)')
      steps.push('insert')
      // $1 makes it an extended query.
      await tx.any(`select $1::int, ${overlay}`, [1])
      steps.push('overlay')
    })
    await expect(transaction).rejects.toThrow(/geometry engine failed/)
    expect(steps).toEqual(['insert'])
    expect(await subject.db.any('select id from kept')).toEqual([])
  })

  test('a transaction lost with the engine stays lost, even when its owner goes on', async () => {
    const mine = subject.db.tx(async (tx) => {
      await tx.none('insert into kept (id) values (3)')
      await tx.any(`select ${overlay}`).catch(() => undefined)
      await tx.none('insert into kept (id) values (4)')
    })
    await expect(mine).rejects.toThrow(/transaction was lost/)
    expect(await subject.db.any('select id from kept')).toEqual([])
  })

  test('a FATAL, after which the engine would answer nothing, is an error and a restart', async () => {
    const fatal = subject.db.any('set exit_on_error = on; select 1 / 0')
    await expect(fatal).rejects.toThrow(/cannot go on/)
    expect(await subject.db.one('select 1 as one')).toEqual({ one: 1 })
  })

  test('a statement that never ends is ended', async () => {
    const url = `${subject.embedded.url}?statement_timeout=1000`
    const impatient = await openConnection(url, { poolSize: 1 })
    const forever = impatient.db.any(`do $$ begin loop end loop; end $$`)
    await expect(forever).rejects.toThrow(/ran longer/)
    expect(await subject.db.one('select 1 as one')).toEqual({ one: 1 })
    await impatient.close()
  })
})

describe.skipIf(onServer)('without noticing it', () => {
  test('rows are lost without a word', async () => {
    const subject = await openSubject({ switches: { noticeSwallowed: false } })
    await subject.db.multi(jaggedCover())
    const whole = await subject.db.any(uncovered(', 1e-9'))
    const silent = await subject.db.any(uncovered(''))
    expect(silent.length).toBeLessThan(whole.length)
    await subject.close()
  })
})
