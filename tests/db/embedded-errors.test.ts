import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { clientMessage, queryMessage } from '../../data/embedded/wire.ts'
import { onServer, openSubject, type Subject } from '../fixtures/embedded.ts'
import { extended, type WireClient, wireClient } from '../fixtures/wire-client.ts'

// Restarts take seconds each, and several times that on a busy machine.
vi.setConfig({ testTimeout: 240_000 })

const errors = 30_000
const sync = clientMessage('S')

/** Three errors that unwind from different depths; the parser's leaves the most stack behind. */
const failing = ['selec', 'select 1 / 0', 'select nothing from nowhere']

/** Sends `once` until `errors` of them were answered, many at a time, and gives every letter that came, counted. */
async function repeat(client: WireClient, once: (n: number) => Buffer, readies: number) {
  const seen = new Map<string, number>()
  const atOnce = 500
  for (let n = 0; n < errors; n += atOnce) {
    client.send(...Array.from({ length: atOnce }, (_, i) => once(n + i)))
    for (const letter of await client.until(atOnce * readies)) {
      const key = letter.startsWith('E') ? 'E' : letter
      seen.set(key, (seen.get(key) ?? 0) + 1)
    }
  }
  return { errors: seen.get('E'), readies: seen.get('Z') }
}

describe.skipIf(onServer)('SQL errors leave the engine whole', () => {
  let subject: Subject
  let client: WireClient

  beforeAll(async () => {
    subject = await openSubject()
    client = await wireClient(subject.embedded.url)
  })

  afterAll(async () => {
    client.socket.destroy()
    await subject.close()
  })

  test.each<[string, (n: number) => Buffer, number]>([
    ['simple queries', (n) => queryMessage(failing[n % 3]!), 1],
    ['extended queries', (n) => Buffer.concat([extended(failing[n % 3]!), sync]), 1],
    [
      'statements in a transaction',
      (n) => Buffer.concat([queryMessage(`begin; ${failing[1 + (n % 2)]}`), queryMessage('rollback')]),
      2,
    ],
  ])(`${errors} errors of %s`, async (_, once, readies) => {
    expect(await repeat(client, once, readies)).toEqual({ errors, readies: errors * readies })
    expect(await subject.db.one('select 1 as one')).toEqual({ one: 1 })
    expect(subject.restarts).toEqual([])
  })
})

describe.skipIf(onServer)('without putting the stack pointer back', () => {
  test('the engine is lost long before that', async () => {
    const subject = await openSubject({
      switches: { keepStackPointer: false },
      limits: { statementMs: 2_000 },
    })
    const client = await wireClient(subject.embedded.url)
    client.send(...Array.from({ length: 6_000 }, () => queryMessage('selec')))
    await expect.poll(() => subject.restarts, { timeout: 120_000 }).toHaveLength(1)
    client.socket.destroy()
    await subject.close()
  })
})
