import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { Events, Message } from './events.ts'
import type { Live } from './live.ts'
import type { Db } from './repositories/connection.ts'
import { runAs } from './repositories/request.ts'

/** The channel that all servers of one database share. */
const CHANNEL = 'gridhold'

/** How long to wait before listening anew after the connection broke. */
const AGAIN_MS = 5_000

/** What travels: who sent it, and what. Ids and revisions only; a payload of PostgreSQL ends at 8,000 bytes. */
interface Note {
  readonly from: string
  readonly message: Message
}

/** A relay at work. */
export interface Relay {
  stop(): Promise<void>
}

/**
 * Passes messages on to other servers on the same database, and theirs to the pages of this one. When another server
 * put a plan into force, this one reads it too before its pages hear of it. For a real server alone: on the embedded
 * database a notification reaches nobody but the connection that sent it.
 */
export async function relayEvents(db: Db, live: Live, events: Events, logger: Logger): Promise<Relay> {
  const self = randomUUID()
  let passing: Message | null = null
  let stopped = false
  let stopListening: (() => Promise<void>) | null = null
  let timer: NodeJS.Timeout | undefined

  const failed = (what: string) => (error: unknown) =>
    logger.warn({ kind: error instanceof Error ? error.name : typeof error }, what)

  const stopHearing = events.listen((message) => {
    if (message === passing) return
    if (message.to === 'town' && message.heard) return
    const note = JSON.stringify({ from: self, message } satisfies Note)
    // biome-ignore lint/suspicious/noTemplateCurlyInString: named parameters of pg-promise
    const query = 'select pg_notify(${channel}, ${note})'
    runAs(db, { kind: 'public' }, query, { channel: CHANNEL, note }).catch(
      failed('could not tell other servers'),
    )
  })

  const receive = async (payload: string): Promise<void> => {
    const { from, message } = JSON.parse(payload) as Note
    if (from === self) return
    if (message.to === 'plan') {
      passing = message
      events.tell(message)
      passing = null
      return
    }
    if (message.posts) await live.refreshPosts(db, 'heard')
    else await live.refresh(db, 'heard').catch(failed('could not read what another server put into force'))
  }

  const listen = async (): Promise<void> => {
    const connection = await db.connect({
      direct: true,
      onLost: () => {
        stopListening = null
        if (!stopped) timer = setTimeout(() => void listen().catch(again), AGAIN_MS).unref()
      },
    })
    connection.client.on('notification', ({ payload = '' }) => {
      receive(payload).catch(failed('could not take in what another server told'))
    })
    await connection.none('listen $1:name', [CHANNEL])
    stopListening = async () => void (await connection.done())
    if (stopped) await stopListening()
  }
  const again = (error: unknown): void => {
    failed('could not listen to other servers')(error)
    if (!stopped) timer = setTimeout(() => void listen().catch(again), AGAIN_MS).unref()
  }

  await listen()
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      stopHearing()
      await stopListening?.()
    },
  }
}
