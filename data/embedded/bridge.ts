import { createServer, type Server, type Socket } from 'node:net'
import { Client } from './client.ts'
import { EngineLost } from './engine-lost.ts'
import { answerInLostTransaction } from './lost-transaction.ts'
import { readyForQuery } from './replies.ts'
import type { Answer } from './supervisor.ts'
import { clientMessage, queryMessage } from './wire.ts'
import type { Unit, Work } from './work.ts'

/** The one session behind the bridge. */
export interface Session {
  run(bytes: Buffer, limitMs: number): Promise<Answer>
  ready(): Promise<string>
}

/** The bridge's patience, in milliseconds. */
export interface BridgeLimits {
  /** For one statement, unless its connection asks for another by `statement_timeout`. */
  readonly statementMs: number
  /** For a client that owns the session, says nothing and keeps others waiting. */
  readonly idleOwnerMs: number
}

const sync = clientMessage('S')
const giveBack = Buffer.concat([sync, queryMessage('rollback')])

/**
 * Lets many clients use the one session of the engine as if each had its own. A unit of work is atomic; a client in a
 * transaction, or between a Flush and its Sync, owns the session until it is through, and all others wait.
 */
export class Bridge {
  readonly #session: Session
  readonly #limits: BridgeLimits
  readonly #password: string
  readonly #clients = new Set<Client>()
  readonly #server: Server
  /** Clients with work waiting, the longest waiting first. */
  #queue: Client[] = []
  #owner: Client | null = null
  #running: Client | null = null
  /** Whose unit the engine ran last: the session's unnamed statement is this client's, or nobody's. */
  #unnamedBy: Client | null = null
  #current: Promise<void> | null = null
  #lastUse = performance.now()
  #idleTimer: NodeJS.Timeout | undefined

  constructor(session: Session, limits: BridgeLimits, password: string) {
    this.#session = session
    this.#password = password
    this.#limits = limits
    this.#server = createServer((socket) => this.#accept(socket))
  }

  /** Listens on the loopback and gives the port. */
  listen(): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen(0, '127.0.0.1', () => {
        const address = this.#server.address()
        resolve(typeof address === 'object' && address ? address.port : 0)
      })
    })
  }

  /** Refuses new clients, lets the running unit end and sends everybody home. */
  async close(): Promise<void> {
    this.#server.close()
    this.#queue = []
    for (const client of this.#clients) client.waiting.length = 0
    await this.#current
    const error = {
      severity: 'FATAL',
      code: '57P01',
      message: 'the embedded database is shutting down',
    } as const
    for (const client of this.#clients) client.dismiss(error)
    await this.#current
  }

  /** The engine restarts: what clients had open in it is lost, and prepared statements are with it. */
  engineLost(lost: EngineLost): void {
    for (const client of this.#clients) {
      if (client.owns && client !== this.#running) client.loseEngine()
      if (client.preparesStatements) client.dismiss(lost.forClient('FATAL'))
    }
    if (this.#owner !== this.#running) this.#owner = null
    this.#next()
  }

  /** Runs housekeeping if nobody has used the session for `quietMs` and nobody waits; null when it was not run. */
  async whenQuiet(sql: string, quietMs: number): Promise<Answer | null> {
    if (this.#current || this.#owner || performance.now() - this.#lastUse < quietMs) return null
    let answer: Answer | null = null
    const used = this.#lastUse
    this.#occupy(async () => {
      this.#unnamedBy = null
      answer = await this.#session.run(queryMessage(sql), 0)
    })
    await this.#current
    // Housekeeping is no use: its own steps must not make each other wait.
    this.#lastUse = used
    return answer
  }

  #accept(socket: Socket): void {
    const client = new Client(socket, this.#limits.statementMs, {
      onWork: (from) => {
        if (!this.#queue.includes(from)) this.#queue.push(from)
        this.#next()
      },
      onGone: (from) => {
        this.#clients.delete(from)
        this.#queue = this.#queue.filter((other) => other !== from)
        this.#next()
      },
      password: this.#password,
      serverVersion: () => this.#session.ready(),
    })
    this.#clients.add(client)
  }

  /** Starts the next unit of work if none runs and one may. */
  #next(): void {
    if (this.#current) return
    clearTimeout(this.#idleTimer)
    const owner = this.#owner
    if (owner?.gone) {
      this.#occupy(() => this.#takeBack())
      return
    }
    const client = owner ?? this.#queue[0]
    const work = client?.waiting.shift()
    if (client && work) {
      this.#queue = this.#queue.filter((other) => other !== client)
      if (client.waiting.length > 0) this.#queue.push(client)
      this.#occupy(() => this.#serve(client, work))
    } else if (owner && this.#queue.length > 0) this.#watch(owner)
  }

  #occupy(unit: () => Promise<void>): void {
    // Begun a moment later: a unit that ends its client would otherwise start the next one inside this very call.
    this.#current = Promise.resolve()
      .then(unit)
      .catch((error: unknown) => {
        // Outside a client's unit nobody has to be told of a lost engine; the supervisor mends it.
        if (!(error instanceof EngineLost)) throw error
      })
      .finally(() => {
        this.#current = null
        this.#lastUse = performance.now()
        this.#next()
      })
  }

  async #serve(client: Client, work: Work): Promise<void> {
    if (work.kind === 'reply') client.send(work.bytes)
    else if (work.kind === 'end') client.end()
    else await this.#run(client, work)
  }

  async #run(client: Client, unit: Unit): Promise<void> {
    if (client.skipping && unit.ends !== 'sync') return
    if (client.lostTransaction) return answerInLostTransaction(client, unit)
    if (unit.needsUnnamed && this.#unnamedBy !== client) {
      const message =
        'the unnamed prepared statement was replaced by another client; prepare it in the same unit'
      client.skipping = unit.ends === 'flush'
      client.sendError({ severity: 'ERROR', code: '26000', message }, !client.skipping)
      return
    }
    this.#running = client
    this.#unnamedBy = client
    try {
      const answer = await this.#session.run(client.skipping ? sync : unit.bytes, client.limitMs)
      if (unit.ends === 'flush') {
        client.unfinished = true
        client.skipping = answer.failed
        client.send(answer.bytes)
      } else {
        client.unfinished = false
        client.skipping = false
        client.status = answer.status ?? 'I'
        client.send(Buffer.concat([answer.bytes, readyForQuery(client.status)]))
      }
    } catch (error) {
      if (!(error instanceof EngineLost)) throw error
      client.loseEngine()
      client.skipping = unit.ends === 'flush'
      client.sendError(error.forClient('ERROR'), unit.ends !== 'flush')
    }
    this.#running = null
    this.#owner = client.owns ? client : null
  }

  /** The owner is gone: end what it left open. */
  async #takeBack(): Promise<void> {
    this.#owner = null
    this.#unnamedBy = null
    await this.#session.run(giveBack, this.#limits.statementMs)
  }

  #watch(owner: Client): void {
    const patience = this.#lastUse + this.#limits.idleOwnerMs - performance.now()
    this.#idleTimer = setTimeout(
      () =>
        owner.dismiss({
          severity: 'FATAL',
          code: '25P03',
          message:
            'the connection was idle in a transaction while others waited; the transaction was rolled back',
        }),
      Math.max(0, patience),
    )
  }
}
