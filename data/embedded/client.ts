import { timingSafeEqual } from 'node:crypto'
import type { Socket } from 'node:net'
import { EngineLost } from './engine-lost.ts'
import {
  errorResponse,
  passwordRequest,
  readyForQuery,
  type TransactionStatus,
  type WireError,
  welcome,
} from './replies.ts'
import { type ClientMessage, codeOf, MessageCutter, openingCode, startupParameters } from './wire.ts'
import { type Work, WorkCollector } from './work.ts'

/** What a client tells the bridge. */
export interface ClientEvents {
  /** There is work waiting, where there was none. */
  onWork(client: Client): void
  /** The connection is gone; what waits of its work is not run. */
  onGone(client: Client): void
  /** What every client must know: other users of the machine reach the port too. */
  readonly password: string
  /** The version to announce, once the engine is there. */
  serverVersion(): Promise<string>
}

const farewellMs = 1_000

let lastId = 0

/** One connection: its bytes cut into work, its place in a transaction, and its way back. */
export class Client {
  /** Work not yet begun, oldest first. */
  readonly waiting: Work[] = []
  /** Where its last answer left the session. While not 'I' it owns the session. */
  status: TransactionStatus = 'I'
  /** Between a Flush and the Sync that ends the unit it began. */
  unfinished = false
  /** A Flush unit failed: everything up to the Sync is passed over. */
  skipping = false
  /** Its transaction went down with the engine, which it has not taken note of yet. */
  lostTransaction = false
  gone = false
  /** Milliseconds a statement may take; 0: no limit. */
  limitMs: number
  readonly #socket: Socket
  readonly #events: ClientEvents
  readonly #cutter = new MessageCutter()
  readonly #collector: WorkCollector
  #admitted = false

  constructor(socket: Socket, limitMs: number, events: ClientEvents) {
    lastId += 1
    this.#socket = socket
    this.#events = events
    this.#collector = new WorkCollector(`c${lastId}:`)
    this.limitMs = limitMs
    socket.setNoDelay(true)
    socket.on('data', (chunk) => this.#receive(chunk))
    // A reset is a way of closing: 'close' follows.
    socket.on('error', () => undefined)
    socket.on('close', () => this.#leave())
  }

  /** True while no other client may use the session. */
  get owns(): boolean {
    return !this.lostTransaction && (this.status !== 'I' || this.unfinished)
  }

  get preparesStatements(): boolean {
    return this.#collector.preparesStatements
  }

  /** What it had open in the engine is lost: an open transaction has failed, a half-sent unit is passed over. */
  loseEngine(): void {
    this.lostTransaction = this.status !== 'I'
    if (this.lostTransaction) this.status = 'E'
    this.skipping = this.unfinished
    this.unfinished = false
  }

  send(bytes: Buffer): void {
    if (!this.gone) this.#socket.write(bytes)
  }

  /** An error and, where the protocol wants one, the word that the next query may come. */
  sendError(error: WireError, ready: boolean): void {
    const bytes = errorResponse(error)
    this.send(ready ? Buffer.concat([bytes, readyForQuery(this.status)]) : bytes)
  }

  /** A last error, then the end of the connection. */
  dismiss(error: WireError): void {
    this.sendError(error, false)
    this.end()
  }

  end(): void {
    this.#socket.end()
    // A peer that never closes its half must not keep the program alive.
    setTimeout(() => this.#socket.destroy(), farewellMs).unref()
    this.#leave()
  }

  #leave(): void {
    if (this.gone) return
    this.gone = true
    this.waiting.length = 0
    this.#events.onGone(this)
  }

  #receive(chunk: Buffer): void {
    if (this.gone) return
    try {
      for (const message of this.#cutter.push(chunk)) {
        if (this.gone) return
        if (message.type === '') this.#open(message.bytes)
        else if (!this.#admitted) this.#admit(message)
        else this.waiting.push(...this.#collector.push(message))
      }
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      this.dismiss({
        severity: 'FATAL',
        code: '08P01',
        message: `not the PostgreSQL protocol: ${error.message}`,
      })
    }
    if (this.waiting.length > 0) this.#events.onWork(this)
  }

  #open(bytes: Buffer): void {
    const code = codeOf(bytes)
    if (code === openingCode.ssl || code === openingCode.gss) this.send(Buffer.from('N'))
    // A running statement cannot be told to stop: it blocks the engine. The limit ends it.
    else if (code === openingCode.cancel) this.end()
    else {
      const limit = startupParameters(bytes).get('statement_timeout') ?? ''
      if (/^\d+$/.test(limit)) this.limitMs = Number(limit)
      this.send(passwordRequest())
    }
  }

  #admit({ type, bytes }: ClientMessage): void {
    const password = Buffer.from(`${this.#events.password}\0`)
    const given = bytes.subarray(5)
    this.#admitted = type === 'p' && given.length === password.length && timingSafeEqual(given, password)
    if (this.#admitted) void this.#welcome()
    else
      this.dismiss({
        severity: 'FATAL',
        code: '28P01',
        message: 'this database belongs to the program that opened it',
      })
  }

  async #welcome(): Promise<void> {
    try {
      this.send(welcome(await this.#events.serverVersion()))
    } catch (error) {
      if (!(error instanceof EngineLost)) throw error
      this.dismiss(error.forClient('FATAL'))
    }
  }
}
