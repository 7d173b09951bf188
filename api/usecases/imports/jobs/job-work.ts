import type { Logger } from 'pino'
import { Refusal } from '../../../errors.ts'
import type { Db } from '../../../repositories/connection.ts'
import {
  type JobChange,
  type JobRef,
  type JobState,
  lockJob,
  writeJob,
} from '../../../repositories/import-jobs.ts'
import { askAs } from '../../../repositories/request.ts'

/** What a piece of work on a job is told, and tells. */
export interface Work {
  /** Aborted when somebody stops it: throw, and nothing of it stays. */
  readonly signal: AbortSignal
  progress(done: number, total: number): void
}

/** A step of a job: from which states it may be taken, what the job is meanwhile, and what again where it comes to nothing. */
export interface Step {
  readonly from: readonly JobState[]
  readonly state: 'reading' | 'checking' | 'applying' | 'undoing'
  readonly back: JobState
  /** Written together with the state. */
  readonly change?: JobChange
}

/** Work on jobs in this process. */
export interface Works {
  /** Begins a step; it goes on after this comes back. Throws `import-busy` and `import-state`. */
  begin(job: JobRef, step: Step, work: (work: Work) => Promise<void>): Promise<void>
  /** Stops what is at work on a job, and waits until it is over. */
  stop(id: string): Promise<void>
  /** Waits until nothing is at work on a job. */
  over(id: string): Promise<void>
  progressOf(id: string): { readonly done: number; readonly total: number } | null
  /** Jobs that are at work. */
  ids(): string[]
}

/** How often a job says that somebody is at work on it. */
const BEAT_MS = 5_000

interface Running {
  readonly stop: AbortController
  done: number
  total: number
  ended: Promise<void>
}

/** Keeps what is at work; one step a job. */
export function createWorks(db: Db, logger: Pick<Logger, 'error'>): Works {
  const running = new Map<string, Running>()
  const ask = askAs(db, { kind: 'system' })

  async function run(
    job: JobRef,
    { state, back }: Step,
    work: (work: Work) => Promise<void>,
    own: Running,
  ): Promise<void> {
    let beating = false
    const beat = setInterval(() => {
      if (beating) return
      beating = true
      const { done, total } = own
      writeJob(ask, job, [state], { done, total })
        .catch(() => undefined)
        .finally(() => {
          beating = false
        })
    }, BEAT_MS)
    beat.unref()
    try {
      await work({
        signal: own.stop.signal,
        progress(done, total) {
          own.done = done
          own.total = total
        },
      })
    } catch (error) {
      if (!own.stop.signal.aborted) {
        // The message of a fault may hold a row: its kind and place say enough.
        const { name, stack } = error instanceof Error ? error : { name: typeof error, stack: '' }
        const where = stack?.split('\n').filter((line) => /^\s+at /.test(line))
        logger.error({ job: job.id, step: state, kind: name, where: where?.slice(0, 6) }, 'an import failed')
      }
      await writeJob(ask, job, [state], { state: back, done: 0, total: 0 }).catch(() => undefined)
    } finally {
      clearInterval(beat)
    }
  }

  return {
    async begin(job, step, work) {
      const before = running.get(job.id)
      if (before !== undefined) {
        // A step that has come to its end still tells the rest of the program: the next one waits for that.
        const state = await lockJob(ask, job)
        if (state === null || !step.from.includes(state)) throw new Refusal('import-busy')
        await before.ended
        if (running.has(job.id)) throw new Refusal('import-busy')
      }
      const own: Running = { stop: new AbortController(), done: 0, total: 0, ended: Promise.resolve() }
      running.set(job.id, own)
      try {
        const change = { ...step.change, state: step.state, done: 0, total: 0 }
        if (!(await writeJob(ask, job, step.from, change))) throw new Refusal('import-state')
      } catch (error) {
        running.delete(job.id)
        throw error
      }
      own.ended = run(job, step, work, own).finally(() => running.delete(job.id))
    },
    async stop(id) {
      const own = running.get(id)
      own?.stop.abort()
      await own?.ended
    },
    over: async (id) => running.get(id)?.ended,
    progressOf(id) {
      const own = running.get(id)
      return own === undefined ? null : { done: own.done, total: own.total }
    },
    ids: () => [...running.keys()],
  }
}
