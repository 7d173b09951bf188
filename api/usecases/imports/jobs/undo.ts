import type { ImportJob } from '#contract/import-jobs.ts'
import { appendAudit } from '../../../repositories/audit.ts'
import type { Db } from '../../../repositories/connection.ts'
import { type JobRef, type JobRow, lockJob, writeJob } from '../../../repositories/import-jobs.ts'
import { txAs } from '../../../repositories/request.ts'
import { dropChanges, takeBackRecords } from '../../../repositories/source-records.ts'
import { maskName } from '../../../secrets/mask.ts'
import type { Secrets } from '../../../secrets/secrets.ts'
import type { ImportKind } from '../kinds/kind.ts'
import type { Applier } from './apply.ts'
import { changesOf, type ImportChange } from './changes.ts'
import { stampOf } from './check-stamp.ts'
import type { Work } from './job-work.ts'

/** Kept rows that are told. */
const MOST_TOLD = 200

type Kept = ImportJob['kept'][number]

/**
 * Takes back what a job wrote, in one transaction: rows that are still as it wrote them go, or go back to what they were;
 * all others stay and are listed. Rows whose copy was sealed under a key that is gone stay too.
 */
export function undoRows(
  db: Db,
  secrets: Secrets,
  by: Applier,
  job: JobRef,
  { community }: Pick<JobRow, 'community'>,
  kind: ImportKind,
  { signal, progress }: Work,
): Promise<void> {
  const { county, id } = job
  const place = { county, community, kind: kind.target }
  return txAs(db, { kind: 'system' }, async (ask) => {
    if ((await lockJob(ask, job)) !== 'undoing') throw new Error(`job ${id} is not to be undone`)
    const kept: Kept[] = []
    const keep = (target: string, now: Row | undefined): void => {
      if (kept.length < MOST_TOLD) kept.push({ target, label: labelOf(kind, now) })
    }
    let done = 0
    for await (const changes of changesOf(ask, job)) {
      signal.throwIfAborted()
      const now = await kind.current(
        ask,
        county,
        changes.map(({ target }) => target),
      )
      const untouched = changes.filter(({ target, stamp }) => {
        const row = now.get(target)
        const same = row !== undefined && stampOf(secrets, row) === stamp
        // A row that is gone needs no undoing.
        if (!same && row !== undefined) keep(target, row)
        return same
      })
      const back = untouched.flatMap(({ target, was }) => (was === null ? [] : [{ target, was }]))
      const restored = back.map(({ target, was }) => ({ id: target, was: opened(secrets, was) }))
      if (restored.length > 0) await kind.restore(ask, county, restored)
      const added = untouched.filter(({ was }) => was === null).map(({ target }) => target)
      const stays = new Set(added.length > 0 ? await kind.remove(ask, county, added) : [])
      for (const target of stays) keep(target, now.get(target))
      const undone = untouched.filter(({ target }) => !stays.has(target))
      if (undone.length > 0) await takeBackRecords(ask, place, undone)
      done += changes.length
      progress(done, done)
    }
    await dropChanges(ask, job)
    if (done > 0) {
      await kind.after?.(ask, county)
      await appendAudit(ask, by, { verb: 'import-undo', subject: id, reasonCode: kind.target })
    }
    signal.throwIfAborted()
    await writeJob(ask, job, ['undoing'], { state: 'undone', kept })
  })
}

type Row = Readonly<Record<string, unknown>>

function opened(secrets: Secrets, was: NonNullable<ImportChange['was']>): unknown {
  return JSON.parse(secrets.openRows(was).toString('utf8'))
}

/** What a row is called in a list: of people masked. */
function labelOf({ target }: ImportKind, row: Row | undefined): string {
  const word = (name: string): string | null => {
    const value = row?.[name]
    return typeof value === 'string' && value !== '' ? value : null
  }
  const name = word('name')
  if (name !== null) return target === 'buildings' ? name : maskName(name)
  return word('room') ?? word('sourceCode') ?? word('at') ?? '–'
}
