import type { ImportProblem } from '#contract/imports.ts'
import { appendAudit } from '../../../repositories/audit.ts'
import type { Db } from '../../../repositories/connection.ts'
import { type JobRef, type JobRow, lockJob, writeJob } from '../../../repositories/import-jobs.ts'
import {
  BEFORE_ALL,
  type JudgedRow,
  judgedRows,
  type RowRef,
  replaceConflicts,
} from '../../../repositories/import-rows.ts'
import { type Ask, txAs } from '../../../repositories/request.ts'
import { learnSame, type SourcePlace, writeRecords } from '../../../repositories/source-records.ts'
import type { Secrets } from '../../../secrets/secrets.ts'
import type { ImportKind } from '../kinds/kind.ts'
import { stampOf } from './check-stamp.ts'
import type { Work } from './job-work.ts'

const AT_ONCE = 1_000

/** Something that was checked is no longer as the check found it; nothing stays. */
class CheckedTooEarly extends Error {
  constructor() {
    super('a row of the town was changed between check and apply')
  }
}

/** Whose hand applies it; `id` is null on the command line. */
export interface Applier {
  readonly county: string
  readonly id: string | null
}

/**
 * Takes over what was checked, in one transaction: nobody sees half of it. Gives what stands against it: a row to be
 * changed may no longer be what the check compared it with. Then nothing was written.
 */
export async function applyRows(
  db: Db,
  secrets: Secrets,
  by: Applier,
  job: JobRef,
  { community }: Pick<JobRow, 'community'>,
  kind: ImportKind,
  conflicts: 'keep' | 'replace',
  { signal, progress }: Work,
): Promise<readonly ImportProblem[]> {
  const { county, id } = job
  const place: SourcePlace = { county, community, kind: kind.target }
  const written = txAs(db, { kind: 'system' }, async (ask) => {
    if ((await lockJob(ask, job)) !== 'applying') throw new Error(`job ${id} is not to be applied`)
    const before = await rowsBefore(ask, job, kind, secrets, conflicts, signal)
    if (conflicts === 'replace') await replaceConflicts(ask, job)
    signal.throwIfAborted()
    await kind.update(ask, county, id)
    signal.throwIfAborted()
    await kind.insert(ask, county, id)
    let written = 0
    for await (const rows of pages(ask, job, ['changed', 'new'])) {
      signal.throwIfAborted()
      const now = await kind.current(ask, county, rows.map(targetOf))
      const records = rows.map((row) => ({
        sourceKey: row.sourceKey!,
        hash: row.hash!,
        target: targetOf(row),
        stamp: stampOf(secrets, now.get(targetOf(row))!),
        was: before.get(targetOf(row)) ?? null,
      }))
      await writeRecords(ask, place, id, secrets.keyId, records)
      written += rows.length
      progress(written, written)
    }
    await learnSame(ask, place, id)
    if (written > 0) {
      await kind.after?.(ask, county)
      await appendAudit(ask, by, { verb: 'import', subject: id, reasonCode: kind.target })
    }
    signal.throwIfAborted()
    await writeJob(ask, job, ['applying'], { state: 'applied', applied: true })
  })
  try {
    await written
    return []
  } catch (error) {
    if (!(error instanceof CheckedTooEarly)) throw error
    return [{ reason: 'changed-meanwhile', file: null, feature: null, line: null, column: null, values: {} }]
  }
}

/** What will be changed as it is now, sealed, by its id. */
async function rowsBefore(
  ask: Ask,
  job: JobRef,
  kind: ImportKind,
  secrets: Secrets,
  conflicts: 'keep' | 'replace',
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Buffer>> {
  const before = new Map<string, Buffer>()
  const verdicts = conflicts === 'replace' ? (['changed', 'conflict'] as const) : (['changed'] as const)
  for await (const page of pages(ask, job, verdicts)) {
    signal.throwIfAborted()
    const rows = page.filter(({ gone }) => !gone)
    const now = await kind.current(ask, job.county, rows.map(targetOf))
    for (const row of rows) {
      const was = now.get(targetOf(row))
      if (was === undefined || stampOf(secrets, was) !== row.stamp) throw new CheckedTooEarly()
      before.set(targetOf(row), secrets.sealRows(Buffer.from(JSON.stringify(was), 'utf8')).ciphertext)
    }
  }
  return before
}

function targetOf({ target }: JudgedRow): string {
  if (target === null) throw new Error('a row to be written has no id')
  return target
}

async function* pages(
  ask: Ask,
  job: JobRef,
  verdicts: readonly JudgedRow['verdict'][],
): AsyncGenerator<JudgedRow[]> {
  let after: RowRef = BEFORE_ALL
  for (;;) {
    const rows = await judgedRows(ask, job, { verdicts, layer: null }, after, AT_ONCE)
    if (rows.length > 0) yield rows
    if (rows.length < AT_ONCE) return
    after = rows.at(-1)!
  }
}
