import { type ChildProcess, fork } from 'node:child_process'
import type { EventEmitter } from 'node:events'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type EngineLost, lostBy } from './engine-lost.ts'
import type { EngineSwitches, Order, Report } from './orders.ts'
import type { TransactionStatus } from './replies.ts'

const childEntry = fileURLToPath(new URL('./child.ts', import.meta.url))
const typescriptLoader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
const longestPauseMs = 30_000
const stopWithinMs = 30_000

/** The engine's answer to one unit of work. */
export interface Answer {
  readonly bytes: Buffer
  readonly status: TransactionStatus | null
  readonly failed: boolean
}

/** A process with an engine, as far as the supervisor deals with it. Its channel takes orders and gives reports. */
export interface EngineProcess extends Pick<EventEmitter, 'on' | 'once'> {
  readonly pid?: number | undefined
  send(order: Order, sent: () => void): boolean
  kill(signal: 'SIGKILL'): boolean
}

/** How the child is run. */
export interface SupervisorOptions {
  readonly dir: string
  /** Starts the process, where it is not to be one of its own for each folder; for tests. */
  readonly start?: (dir: string) => EngineProcess
  readonly switches?: EngineSwitches
  /** Told each time the child ended unasked, before the next one starts. */
  readonly onRestart?: (lost: EngineLost) => void
  /** Told the process id of every child that is started. */
  readonly onChild?: (pid: number) => void
}

interface Running {
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: EngineLost) => void
  readonly timer: NodeJS.Timeout | undefined
  overdue: boolean
}

/** Keeps one child with the engine alive and hands it one unit of work at a time. */
export class Supervisor {
  readonly #options: SupervisorOptions
  #child: EngineProcess | undefined
  #ready: Promise<string>
  #running: Running | undefined
  #stopping = false
  #failedStarts = 0

  constructor(options: SupervisorOptions) {
    this.#options = options
    this.#ready = this.#start()
  }

  /** Process id of the present child; 0 between two. */
  get pid(): number {
    return this.#child?.pid ?? 0
  }

  /** The server version once the child answers; rejects with EngineLost when it did not start. */
  ready(): Promise<string> {
    return this.#ready
  }

  /**
   * Runs one unit; the caller never sends a second before the first is answered. Waits while the child restarts.
   * Rejects with EngineLost when the child ends before it answers; it is ended after `limitMs` (0: never), because a
   * hung engine cannot even be asked to stop.
   */
  async run(bytes: Buffer, limitMs: number): Promise<Answer> {
    await this.#ready
    return new Promise((resolve, reject) => {
      const timer = limitMs > 0 ? setTimeout(() => this.#overdue(), limitMs) : undefined
      this.#running = { resolve, reject, timer, overdue: false }
      this.#send({ run: bytes })
    })
  }

  /** CHECKPOINT, then a clean end of the child. */
  async stop(): Promise<void> {
    this.#stopping = true
    const child = this.#child
    if (!child) return
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    await this.#ready.catch(() => undefined)
    this.#send({ stop: true })
    const timer = setTimeout(() => child.kill('SIGKILL'), stopWithinMs)
    await ended
    clearTimeout(timer)
  }

  #send(order: Order): void {
    // An error here means that the channel is closed: the exit event follows and settles the unit.
    this.#child?.send(order, () => undefined)
  }

  #overdue(): void {
    if (this.#running) this.#running.overdue = true
    this.#child?.kill('SIGKILL')
  }

  #start(): Promise<string> {
    const { dir, switches, onChild, start } = this.#options
    const child = start?.(dir) ?? forkEngine(childEntry, [dir, JSON.stringify(switches ?? {})])
    this.#child = child
    if (child.pid !== undefined) onChild?.(child.pid)
    let wasReady = false
    let whyNot: string | undefined
    const ready = new Promise<string>((resolve, reject) => {
      child.on('message', (report: Report) => {
        if ('ready' in report) {
          this.#failedStarts = 0
          wasReady = true
          resolve(report.ready)
        } else if ('broken' in report) whyNot = report.broken
        else this.#answered(report)
      })
      child.once('error', (error) => {
        whyNot = error.message
      })
      child.once('exit', (code) => {
        const lost = lostBy({ code, wasReady, overdue: this.#running?.overdue ?? false, whyNot })
        reject(lost)
        this.#ended(lost)
      })
    })
    // Whoever has work waits on it; without any, a failed start must not end the program.
    ready.catch(() => undefined)
    return ready
  }

  #answered(report: Extract<Report, { done: Uint8Array }>): void {
    const running = this.#running
    this.#running = undefined
    clearTimeout(running?.timer)
    const { buffer, byteOffset, byteLength } = report.done
    running?.resolve({ ...report, bytes: Buffer.from(buffer, byteOffset, byteLength) })
  }

  #ended(lost: EngineLost): void {
    this.#child = undefined
    if (!this.#stopping) {
      this.#options.onRestart?.(lost)
      this.#ready = this.#restart(lost)
      this.#ready.catch(() => undefined)
    }
    const running = this.#running
    this.#running = undefined
    clearTimeout(running?.timer)
    running?.reject(lost)
  }

  async #restart(lost: EngineLost): Promise<string> {
    // A folder that does not open will not open at once again: pause longer each time.
    if (lost.reason === 'start') {
      this.#failedStarts += 1
      const pauseMs = Math.min(longestPauseMs, 500 * 2 ** this.#failedStarts)
      await new Promise((resolve) => setTimeout(resolve, pauseMs).unref())
    }
    if (this.#stopping) throw lost
    return this.#start()
  }
}

/** Starts a module of ours as a process with a channel that carries bytes. */
export function forkEngine(module: string, args: readonly string[]): ChildProcess {
  return fork(module, args, { execArgv: ['--import', typescriptLoader], serialization: 'advanced' })
}
