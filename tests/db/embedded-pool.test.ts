import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clientMessage, queryMessage } from '../../data/embedded/wire.ts'
import { onServer, openSubject, type Subject } from '../fixtures/embedded.ts'
import { extended, wireClient } from '../fixtures/wire-client.ts'

describe.skipIf(onServer)('many clients of the one session', () => {
  let subject: Subject

  beforeAll(async () => {
    subject = await openSubject({ poolSize: 11 })
  })

  afterAll(() => subject.close())

  test('10,000 pooled $1 queries beside open transactions: none wrong, none in another’s transaction', async () => {
    const { db } = subject
    const queries = 10_000
    const wrong: unknown[] = []
    let asked = 0
    let transactions = 0
    async function ask(): Promise<void> {
      while (asked < queries) {
        asked += 1
        const mine = asked
        const row = await db.one<{ n: number; text: string; inside: string }>(
          `select $1::int as n, $2 as text, coalesce(current_setting('test.inside', true), '') as inside`,
          [mine, `row ${mine}`],
        )
        if (row.n !== mine || row.text !== `row ${mine}` || row.inside !== '') wrong.push({ mine, row })
      }
    }
    async function transact(): Promise<void> {
      while (asked < queries) {
        await db.tx(async (tx) => {
          await tx.any(`select set_config('test.inside', 'yes', true)`)
          for (let step = 0; step < 3; step += 1) {
            await new Promise(setImmediate)
            const row = await tx.one<{ step: number; inside: string }>(
              `select $1::int as step, current_setting('test.inside', true) as inside`,
              [step],
            )
            if (row.step !== step || row.inside !== 'yes') wrong.push({ step, row })
          }
        })
        transactions += 1
      }
    }
    await Promise.all([transact(), ...Array.from({ length: 10 }, ask)])
    expect(wrong).toEqual([])
    expect(transactions).toBeGreaterThan(100)
  })

  test('clients that come, ask and leave in one breath all get their answer', async () => {
    const clients = await Promise.all(Array.from({ length: 60 }, () => wireClient(subject.embedded.url)))
    const pooled = Promise.all(
      Array.from({ length: 60 }, (_, n) => subject.db.one('select $1::int as n', [n])),
    )
    for (const client of clients) client.send(queryMessage('select 1'), clientMessage('X'))
    const answers = await Promise.all(clients.map((client) => client.until(1)))
    expect(answers).toEqual(clients.map(() => ['T', 'D', 'C', 'Z']))
    expect(await pooled).toEqual(clients.map((_, n) => ({ n })))
  })

  test('prepared statements of the same name on two connections stay apart', async () => {
    const { db } = subject
    const answers = await Promise.all(
      Array.from({ length: 40 }, async (_, n) => {
        const { connection, release } = await subjectConnection()
        const text =
          n % 2 === 0 ? `select 'even' as kind, $1::int as n` : `select $1::int as n, 'odd' as kind`
        try {
          return await connection.one<{ kind: string; n: number }>({ name: `by-${n % 2}`, text, values: [n] })
        } finally {
          release()
        }
      }),
    )
    expect(answers).toEqual(Array.from({ length: 40 }, (_, n) => ({ kind: n % 2 === 0 ? 'even' : 'odd', n })))
    async function subjectConnection() {
      const connection = await db.connect()
      return { connection, release: () => connection.done() }
    }
  })

  test('what two clients call the same is not the same', async () => {
    const one = await wireClient(subject.embedded.url)
    const two = await wireClient(subject.embedded.url)
    for (const [client, sql] of [
      [one, 'select 1'],
      [two, 'select 1, 2'],
    ] as const) {
      client.send(clientMessage('P', Buffer.from(`same\0${sql}\0\0\0`)), clientMessage('S'))
      expect(await client.until(1)).toEqual(['1', 'Z'])
    }
    one.socket.destroy()
    two.socket.destroy()
  })

  test('the unnamed statement of one is never run for another', async () => {
    const one = await wireClient(subject.embedded.url)
    const two = await wireClient(subject.embedded.url)
    const sync = clientMessage('S')
    const rest = extended('').subarray(extended('').indexOf('B'))
    one.send(clientMessage('P', Buffer.from('\0select 1\0\0\0')), sync)
    expect(await one.until(1)).toEqual(['1', 'Z'])
    one.send(rest, sync)
    expect(await one.until(1)).toEqual(['2', 'T', 'D', 'C', 'Z'])
    two.send(clientMessage('P', Buffer.from('\0select 2, 3\0\0\0')), sync)
    expect(await two.until(1)).toEqual(['1', 'Z'])
    one.send(rest, sync)
    expect(await one.until(1)).toEqual(['E:26000', 'Z'])
    two.send(rest, sync)
    expect(await two.until(1)).toEqual(['2', 'T', 'D', 'C', 'Z'])
    one.socket.destroy()
    two.socket.destroy()
  })

  test('an error in an extended query brings exactly one ReadyForQuery and passes over the rest', async () => {
    const client = await wireClient(subject.embedded.url)
    client.send(queryMessage('create table half (n int)'))
    await client.until(1)
    const sync = clientMessage('S')
    const steps = [
      'insert into half values (1)',
      'insert into half values (1 / 0)',
      'insert into half values (3)',
    ]
    client.send(...steps.map(extended), sync)
    // The second fails at its Bind, where the division is folded; the third is never looked at.
    expect(await client.after(300)).toEqual(['1', '2', 'n', 'C', '1', 'E:22012', 'Z'])
    client.send(queryMessage('select n from half'))
    expect(await client.until(1)).toEqual(['T', 'C', 'Z'])
    client.socket.destroy()
  })

  test('between Flush and Sync nobody else gets in', async () => {
    const slow = await wireClient(subject.embedded.url)
    const other = await wireClient(subject.embedded.url)
    slow.send(extended('select 1'), clientMessage('H'))
    expect(await slow.after(200)).toEqual(['1', '2', 'T', 'D', 'C'])
    other.send(queryMessage('select 2'))
    expect(await other.after(200)).toEqual([])
    slow.send(clientMessage('S'))
    expect(await slow.until(1)).toEqual(['Z'])
    expect(await other.until(1)).toEqual(['T', 'D', 'C', 'Z'])
    slow.send(extended('select 1 / 0'), clientMessage('H'))
    expect((await slow.after(200)).at(-1)).toBe('E:22012')
    slow.send(extended('select 3'), clientMessage('S'))
    expect(await slow.until(1)).toEqual(['Z'])
    slow.socket.destroy()
    other.socket.destroy()
  })
})
