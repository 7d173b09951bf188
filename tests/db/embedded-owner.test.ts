import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openConnection } from '../../api/repositories/connection.ts'
import { clientMessage, queryMessage } from '../../data/embedded/wire.ts'
import { onServer, openSubject, type Subject } from '../fixtures/embedded.ts'
import { extended, wireClient } from '../fixtures/wire-client.ts'

const idleOwnerMs = 1_000

describe.skipIf(onServer)('who owns the session gives it back', () => {
  let subject: Subject

  beforeAll(async () => {
    subject = await openSubject({ limits: { idleOwnerMs } })
    await subject.db.none('create table note (text text)')
  })

  afterAll(() => subject.close())

  async function notes(): Promise<unknown[]> {
    return subject.db.map('select text from note order by text', [], ({ text }) => text)
  }

  test('a client that dies inside a transaction: rolled back, others go on at once', async () => {
    const client = await wireClient(subject.embedded.url)
    client.send(queryMessage('begin'), queryMessage(`insert into note values ('dead')`))
    expect(await client.until(2)).toEqual(['C', 'Z', 'C', 'Z'])
    const started = performance.now()
    const reading = notes()
    client.socket.resetAndDestroy()
    expect(await reading).toEqual([])
    expect(performance.now() - started).toBeLessThan(idleOwnerMs)
  })

  test('a client that dies while its statement runs inside a transaction', async () => {
    const client = await wireClient(subject.embedded.url)
    client.send(
      queryMessage('begin'),
      queryMessage(`insert into note select 'dead' from generate_series(1, 50000)`),
    )
    await client.after(20)
    client.socket.resetAndDestroy()
    expect(await notes()).toEqual([])
  })

  test('a client that dies between Flush and Sync', async () => {
    const client = await wireClient(subject.embedded.url)
    client.send(extended(`insert into note values ('dead')`), clientMessage('H'))
    expect((await client.after(200)).at(-1)).toBe('C')
    client.socket.resetAndDestroy()
    await subject.db.one('select 1')
    // The unit was never synced: like a server, the bridge may end it either way, but must not keep it open.
    const owner = await wireClient(subject.embedded.url)
    owner.send(queryMessage('select 1'))
    expect(await owner.until(1)).toEqual(['T', 'D', 'C', 'Z'])
    owner.socket.destroy()
    await subject.db.none('truncate note')
  })

  test('an idle owner is told and sent away when others wait', async () => {
    const idle = await wireClient(subject.embedded.url)
    idle.send(queryMessage('begin'), queryMessage(`insert into note values ('idle')`))
    await idle.until(2)
    expect(await notes()).toEqual([])
    await idle.closed
    expect(await idle.after(0)).toEqual(['E:25P03'])
  })

  test('an owner that is idle while nobody waits is left in peace', async () => {
    const idle = await wireClient(subject.embedded.url)
    idle.send(queryMessage('begin'), queryMessage(`insert into note values ('patient')`))
    await idle.until(2)
    await idle.after(1.5 * idleOwnerMs)
    idle.send(queryMessage('commit'))
    expect(await idle.until(1)).toEqual(['C', 'Z'])
    idle.socket.destroy()
    expect(await notes()).toEqual(['patient'])
  })

  test('a pool survives a transaction that idled too long', async () => {
    const slept = subject.db.tx(async (tx) => {
      await tx.one('select 1')
      const other = subject.db.one('select 2 as two')
      await new Promise((resolve) => setTimeout(resolve, 1.5 * idleOwnerMs))
      expect(await other).toEqual({ two: 2 })
      await tx.one('select 3')
    })
    await expect(slept).rejects.toThrow()
    expect(await subject.db.one('select 4 as four')).toEqual({ four: 4 })
  })

  test('who does not know the password is not let in', async () => {
    const url = new URL(subject.embedded.url)
    url.password = 'guess'
    const refused = openConnection(url.href)
    await expect(refused).rejects.toThrow(/refuses the password of user "gridhold"/)
    await expect(refused).rejects.not.toThrow(/guess/)
  })

  test.each([
    ['another protocol', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
    ['a message of no known type', Buffer.concat([clientMessage('Y'), clientMessage('S')])],
  ])('%s on the socket hurts only its sender', async (_, garbage) => {
    const client = await wireClient(subject.embedded.url)
    client.send(garbage)
    await client.closed
    expect(await client.after(0)).toEqual(['E:08P01'])
    expect(await subject.db.one('select 1 as one')).toEqual({ one: 1 })
  })
})
