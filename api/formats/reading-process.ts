import { type ChildProcess, fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { constants, setPriority } from 'node:os'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { CrsId } from '#contract/import-files.ts'
import type { ImportProblem } from '#contract/imports.ts'
import type { AsItIs, SourceBatch } from './batches.ts'
import { fileProblem } from './file-problem.ts'
import type { PositionColumns } from './open-layer.ts'
import type { OpenedHeads, ReadingOrder, ReadingReply } from './reading-child.ts'

/** What reading one file may take. */
const LIMITS = {
  /** For its objects; bytes of files lie beside them and have bounds of their own. */
  megabytes: 1_536,
  /** A child that says nothing for so long while it is waited for does not come back; starting takes seconds on a busy machine. */
  silentMs: 120_000,
  /** Opening a file, with the first pass over all of it. */
  openingMs: 300_000,
}
/** An upload nobody has asked anything of for so long is let go. */
const IDLE_MS = 1_800_000

const entry = fileURLToPath(new URL('./reading-child.ts', import.meta.url))
const typescriptLoader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href

type Reply = Exclude<ReadingReply, { answer: 'alive' | 'failed' }>
type Loss = 'too-demanding' | 'cancelled' | 'unreadable-file'

/** A process that has one file open. It answers one question at a time and may die at any moment. */
export class ReadingProcess {
  readonly #name: string
  readonly #child: ChildProcess
  readonly #signal: AbortSignal | undefined
  #lost: Loss | null = null
  #fault = 'exit'
  #waiting: ((reply: Reply | null) => void) | null = null
  #silence: NodeJS.Timeout | undefined
  #idle: NodeJS.Timeout | undefined
  #runs = 0

  readonly #limits: typeof LIMITS

  constructor(name: string, signal?: AbortSignal, limits: Partial<typeof LIMITS> = {}) {
    this.#name = name
    this.#limits = { ...LIMITS, ...limits }
    this.#signal = signal
    // What the child prints when its memory ends might hold a piece of the file: nobody reads it.
    this.#child = fork(entry, {
      execArgv: [`--max-old-space-size=${this.#limits.megabytes}`, '--import', typescriptLoader],
      serialization: 'advanced',
      stdio: ['pipe', 'ignore', 'ignore', 'ipc'],
    })
    // Whoever asks the map goes first.
    if (this.#child.pid !== undefined) setPriority(this.#child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
    this.#child.unref()
    this.#child.channel?.unref()
    this.#child.on('message', (reply: ReadingReply) => this.#hear(reply))
    this.#child.once('error', () => this.#lose('too-demanding'))
    this.#child.once('exit', (code) => this.#lose(code === null ? 'too-demanding' : 'unreadable-file'))
    // A child that dies while it is being written to breaks the pipe; its exit says the rest.
    this.#child.stdin!.on('error', () => undefined)
    signal?.addEventListener('abort', this.#abort, { once: true })
    if (signal?.aborted) this.#abort()
  }

  /** The file's heads, or why there are none. */
  async open(bytes: Uint8Array): Promise<OpenedHeads | ImportProblem> {
    this.#child.stdin!.end(bytes)
    const tooLong = setTimeout(() => this.#lose('too-demanding'), this.#limits.openingMs)
    const reply = await this.#ask({ ask: 'open', name: this.#name })
    clearTimeout(tooLong)
    return reply?.answer === 'opened' ? reply.heads : this.#problem()
  }

  async *read(
    layer: string,
    crs: CrsId | AsItIs | null,
    columns?: PositionColumns,
  ): AsyncGenerator<SourceBatch, void> {
    const run = ++this.#runs
    this.#send({ ask: 'read', run, layer, crs, positions: columns ?? null })
    try {
      for (;;) {
        const reply = await this.#ask({ ask: 'next', run })
        if (reply?.answer !== 'batch') {
          yield { records: [], problems: [this.#problem()], notes: [] }
          return
        }
        if (reply.batch === null) return
        yield reply.batch
      }
    } finally {
      this.#send({ ask: 'stop', run })
    }
  }

  end(): void {
    this.#lose('cancelled')
  }

  readonly #abort = (): void => this.#lose('cancelled')

  #problem(): ImportProblem {
    return fileProblem(this.#name, this.#lost ?? 'too-demanding', { fault: this.#fault })
  }

  #send(order: ReadingOrder): void {
    // An error means that the child is gone: its exit follows and says so.
    if (this.#lost === null && this.#child.connected) this.#child.send(order, () => undefined)
  }

  async #ask(order: ReadingOrder): Promise<Reply | null> {
    if (this.#lost !== null) return null
    if (this.#waiting !== null) throw new Error('one question at a time to a reading process')
    clearTimeout(this.#idle)
    const reply = await new Promise<Reply | null>((resolve) => {
      this.#waiting = resolve
      this.#listen()
      this.#send(order)
    })
    if (this.#lost === null) this.#idle = setTimeout(() => this.#lose('cancelled'), IDLE_MS).unref()
    return reply
  }

  #listen(): void {
    clearTimeout(this.#silence)
    this.#silence = setTimeout(() => this.#lose('too-demanding'), this.#limits.silentMs)
  }

  #hear(reply: ReadingReply): void {
    if (this.#waiting === null) return
    if (reply.answer === 'alive') this.#listen()
    else if (reply.answer === 'failed') {
      this.#fault = reply.fault
      this.#lose('unreadable-file')
    } else this.#settle(reply)
  }

  #lose(why: Loss): void {
    if (this.#lost !== null) return
    this.#lost = why
    clearTimeout(this.#idle)
    this.#signal?.removeEventListener('abort', this.#abort)
    this.#child.kill('SIGKILL')
    this.#settle(null)
  }

  #settle(reply: Reply | null): void {
    clearTimeout(this.#silence)
    const waiting = this.#waiting
    this.#waiting = null
    waiting?.(reply)
  }
}
