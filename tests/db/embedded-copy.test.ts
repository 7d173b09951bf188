import { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from, to } from 'pg-copy-streams'
import type { IConnected } from 'pg-promise'
import type { IClient } from 'pg-promise/typescript/pg-subset'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { clientMessage, queryMessage } from '../../data/embedded/wire.ts'
import { onServer, openSubject, type Subject } from '../fixtures/embedded.ts'
import { extended, wireClient } from '../fixtures/wire-client.ts'

const rows = 20_000

function* lines(count: number): Generator<string> {
  for (let n = 0; n < count; n += 1) yield `${n}\t南桥社区 ${n}\n`
}

/** Starts a COPY stream; pg's client takes one, pg-promise's type of it does not say so. */
function streamed<Stream>(connection: IConnected<unknown, IClient>, stream: Stream): Stream {
  const client = connection.client as unknown as { query(copy: Stream): Stream }
  return client.query(stream)
}

describe.skipIf(onServer)('COPY', () => {
  let subject: Subject

  beforeAll(async () => {
    subject = await openSubject({ upkeepMs: 1_000 })
    await subject.db.none('create table door (n int primary key, name text)')
  })

  afterAll(() => subject.close())

  beforeEach(() => subject.db.none('truncate door'))

  async function copyIn(sql: string, source: Iterable<string>): Promise<void> {
    const connection = await subject.db.connect()
    try {
      await pipeline(Readable.from(source), streamed(connection, from(sql)))
    } finally {
      await connection.done()
    }
  }

  async function count(): Promise<number> {
    return (await subject.db.one<{ n: number }>('select count(*)::int as n from door')).n
  }

  test(`${rows} rows through pg-copy-streams, others asking meanwhile`, async () => {
    const copying = copyIn('copy door (n, name) from stdin', lines(rows))
    const asked = await Promise.all(
      Array.from({ length: 200 }, (_, n) => subject.db.one<{ n: number }>('select $1::int as n', [n])),
    )
    await copying
    expect(asked.map(({ n }) => n)).toEqual(Array.from({ length: 200 }, (_, n) => n))
    expect(await count()).toBe(rows)
    expect(await subject.db.one('select name from door where n = 19999')).toEqual({ name: '南桥社区 19999' })
  })

  test('a bad row fails the whole COPY with its line, and the connection goes on', async () => {
    const bad = ['1\tone\n', 'two\ttwo\n', ...lines(1000)]
    await expect(copyIn('copy door from stdin', bad)).rejects.toThrow(/invalid input syntax for type integer/)
    await expect(copyIn('copy nowhere from stdin', lines(3))).rejects.toThrow(/"nowhere" does not exist/)
    expect(await count()).toBe(0)
    await copyIn('copy door from stdin', lines(3))
    expect(await count()).toBe(3)
  })

  test('in a transaction that is rolled back nothing stays', async () => {
    const client = await wireClient(subject.embedded.url)
    client.send(queryMessage('begin'))
    await client.until(1)
    client.send(queryMessage('copy door from stdin'))
    expect(await client.after(100)).toEqual(['G'])
    client.send(clientMessage('d', Buffer.from('1\tone\n')), clientMessage('c'))
    expect(await client.until(1)).toEqual(['C', 'Z'])
    client.send(queryMessage('rollback'))
    await client.until(1)
    client.socket.destroy()
    expect(await count()).toBe(0)
  })

  test('a client that dies in the middle leaves no row, and keeps nobody waiting', async () => {
    const client = await wireClient(subject.embedded.url)
    client.send(queryMessage('copy door from stdin'), clientMessage('d', Buffer.from('1\tone\n')))
    expect(await client.after(100)).toEqual(['G'])
    client.socket.destroy()
    expect(await count()).toBe(0)
  })

  test('a client may break off, and is told so', async () => {
    const client = await wireClient(subject.embedded.url)
    client.send(queryMessage('copy door from stdin'), clientMessage('d', Buffer.from('1\tone\n')))
    client.send(clientMessage('f', Buffer.from('enough\0')))
    expect(await client.until(1)).toEqual(['G', 'E:57014', 'Z'])
    client.socket.destroy()
    expect(await count()).toBe(0)
  })

  test.each([
    ['behind another statement', queryMessage('select 1; copy door from stdin')],
    ['in an extended query', Buffer.concat([extended('copy door from stdin'), clientMessage('S')])],
  ])('%s it is an error, not the end of the engine', async (_, messages) => {
    const client = await wireClient(subject.embedded.url)
    client.send(messages)
    expect((await client.until(1)).slice(-2)).toEqual(['E:57014', 'Z'])
    client.socket.destroy()
    expect(await count()).toBe(0)
    expect(subject.restarts).toEqual([])
  })

  test('after a large change, and when nobody asks, the table is vacuumed and analysed', async () => {
    await copyIn('copy door from stdin', lines(2000))
    await subject.db.none('delete from door where n % 2 = 0')
    async function dead(): Promise<unknown> {
      await new Promise((resolve) => setTimeout(resolve, 2_500))
      return subject.db.one(
        `select n_dead_tup::int as dead, last_vacuum is not null as vacuumed, last_analyze is not null as analysed
         from pg_stat_user_tables where relname = 'door'`,
      )
    }
    await expect.poll(dead, { timeout: 30_000 }).toEqual({ dead: 0, vacuumed: true, analysed: true })
  })

  test('COPY … TO STDOUT gives every row back', async () => {
    await copyIn('copy door from stdin', lines(5000))
    const connection = await subject.db.connect()
    const chunks: Buffer[] = []
    const sink = new Writable({
      write(chunk: Buffer, _, done) {
        chunks.push(chunk)
        done()
      },
    })
    await pipeline(streamed(connection, to('copy (select * from door order by n) to stdout')), sink)
    await connection.done()
    expect(Buffer.concat(chunks).toString()).toBe([...lines(5000)].join(''))
  })
})
