import type { ImportProblem } from '#contract/imports.ts'
import { appendAudit } from '../../../repositories/audit.ts'
import type { Db } from '../../../repositories/connection.ts'
import { type JobRef, type JobRow, lockJob, writeJob } from '../../../repositories/import-jobs.ts'
import type { RowToWrite } from '../../../repositories/import-pieces.ts'
import { type Ask, txAs } from '../../../repositories/request.ts'
import {
  anyRecords,
  knownRecords,
  learnSame,
  type SourcePlace,
  writeRecords,
} from '../../../repositories/source-records.ts'
import type { Sealed } from '../../../secrets/cipher.ts'
import type { Secrets } from '../../../secrets/secrets.ts'
import type { ImportKind, TownRow } from '../kinds/kind.ts'
import { writeChanges } from './changes.ts'
import { stampOf } from './check-stamp.ts'
import type { Work } from './job-work.ts'
import { type JudgedRow, judgedPieces } from './judged.ts'

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

/** What the steps of one apply have in common. */
interface Applying {
  readonly ask: Ask
  readonly secrets: Secrets
  readonly job: JobRef
  readonly place: SourcePlace
  readonly kind: ImportKind
  readonly work: Work
  /** Rows of such files were known before. */
  readonly isKnown: boolean
  /** Rows to be written, as the check counted them. */
  readonly total: number
  written: number
  changePieces: number
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
  { community, report }: Pick<JobRow, 'community' | 'report'>,
  kind: ImportKind,
  conflicts: 'keep' | 'replace',
  work: Work,
): Promise<readonly ImportProblem[]> {
  const { county, id } = job
  const place: SourcePlace = { county, community, kind: kind.target }
  const isReplaced = conflicts === 'replace'
  const counts = report?.counts ?? { new: 0, changed: 0, conflict: 0 }
  const total = counts.new + counts.changed + (isReplaced ? counts.conflict : 0)
  const applied = txAs(db, { kind: 'system' }, async (ask) => {
    if ((await lockJob(ask, job)) !== 'applying') throw new Error(`job ${id} is not to be applied`)
    const isKnown = await anyRecords(ask, place)
    const applying = { ask, secrets, job, place, kind, work, isKnown, total, written: 0, changePieces: 0 }
    const changed = isReplaced ? (['changed', 'conflict'] as const) : (['changed'] as const)
    const added = isReplaced ? (['new', 'conflict'] as const) : (['new'] as const)
    const before = await writeChanged(applying, changed)
    await writeNew(applying, added)
    for (const settle of kind.settle ?? []) {
      for await (const rows of toWrite(applying, [...new Set([...changed, ...added])]))
        await settle(ask, county, rows.map(writable))
    }
    await rememberLater(applying, changed, added, before)
    for await (const rows of judgedPieces(ask, secrets, job, ['same'])) {
      const unknown = rows.filter((row) => !row.isKnown)
      if (unknown.length > 0) {
        const records = unknown.map(({ sourceKey, target, hash, stamp }) => ({
          sourceKey,
          target,
          hash,
          stamp: stamp!,
        }))
        await learnSame(ask, place, id, records)
      }
    }
    if (applying.written > 0) {
      await kind.after?.(ask, county)
      await appendAudit(ask, by, { verb: 'import', subject: id, reasonCode: kind.target })
    }
    work.signal.throwIfAborted()
    await writeJob(ask, job, ['applying'], { state: 'applied', applied: true })
  })
  try {
    await applied
    return []
  } catch (error) {
    if (!(error instanceof CheckedTooEarly)) throw error
    return [{ reason: 'changed-meanwhile', file: null, feature: null, line: null, column: null, values: {} }]
  }
}

type Verdicts = readonly JudgedRow['verdict'][]

/** Rows of a job to be written, a piece at a time; stops where the work is stopped. */
async function* toWrite(
  { ask, secrets, job, work }: Applying,
  verdicts: Verdicts,
): AsyncGenerator<readonly JudgedRow[], void> {
  for await (const rows of judgedPieces(ask, secrets, job, verdicts)) {
    work.signal.throwIfAborted()
    yield rows
  }
}

/**
 * Changes what is to be changed, once it is sure that all of it is as the check found it. Gives what there was before,
 * sealed, by its id.
 */
async function writeChanged(applying: Applying, verdicts: Verdicts): Promise<ReadonlyMap<string, Sealed>> {
  const { ask, secrets, job, kind } = applying
  const before = new Map<string, Sealed>()
  for await (const page of toWrite(applying, verdicts)) {
    const rows = page.filter(({ gone }) => !gone)
    const now = await kind.current(ask, job.county, rows.map(targetOf))
    for (const { target, stamp } of rows) {
      const was = now.get(target)
      if (was === undefined || stampOf(secrets, was) !== stamp) throw new CheckedTooEarly()
      before.set(target, secrets.sealRows(Buffer.from(JSON.stringify(was), 'utf8')))
    }
  }
  if (before.size === 0) return before
  for await (const page of toWrite(applying, verdicts)) {
    const rows = page.filter(({ gone }) => !gone)
    if (rows.length > 0) await kind.update(ask, job.county, rows.map(writable))
  }
  return before
}

/** Writes what is new. Of a kind that settles nothing afterwards it is remembered at once. */
async function writeNew(applying: Applying, verdicts: Verdicts): Promise<void> {
  const { ask, job, kind } = applying
  for await (const page of toWrite(applying, verdicts)) {
    const rows = page.filter(isAdded)
    if (rows.length === 0) continue
    const now = await kind.insert(ask, job.county, rows.map(writable))
    if (kind.settle === undefined) await remember(applying, rows, now ?? null, NOTHING_BEFORE)
  }
}

/** Remembers what was not remembered at once: its last word is spoken only now. */
async function rememberLater(
  applying: Applying,
  changed: Verdicts,
  added: Verdicts,
  before: ReadonlyMap<string, Sealed>,
): Promise<void> {
  if (before.size > 0) {
    for await (const page of toWrite(applying, changed)) {
      const rows = page.filter(({ gone }) => !gone)
      if (rows.length > 0) await remember(applying, rows, null, before)
    }
  }
  if (applying.kind.settle === undefined) return
  for await (const page of toWrite(applying, added)) {
    const rows = page.filter(isAdded)
    if (rows.length > 0) await remember(applying, rows, null, NOTHING_BEFORE)
  }
}

const NOTHING_BEFORE: ReadonlyMap<string, Sealed> = new Map()

/** Remembers what rows became, and for undoing it what there was before. `now`: as they stand; null asks for it. */
async function remember(
  applying: Applying,
  rows: readonly JudgedRow[],
  now: ReadonlyMap<string, TownRow> | null,
  before: ReadonlyMap<string, Sealed>,
): Promise<void> {
  const { ask, secrets, job, place, kind, work, total } = applying
  const stands = now ?? (await kind.current(ask, job.county, rows.map(targetOf)))
  const keys = rows.map(({ sourceKey }) => sourceKey)
  const known = applying.isKnown ? await knownRecords(ask, place, keys) : []
  const earlier = new Map(known.map(({ sourceKey, ...record }) => [sourceKey, record]))
  const records = rows.map(({ sourceKey, hash, target }) => ({
    sourceKey,
    hash,
    target,
    stamp: stampOf(secrets, stands.get(target)!),
  }))
  await writeRecords(ask, place, job.id, records)
  const changes = records.map(({ target, stamp, sourceKey }) => ({
    target,
    stamp,
    sourceKey,
    was: before.get(target) ?? null,
    earlier: earlier.get(sourceKey) ?? null,
  }))
  await writeChanges(ask, secrets, job, applying.changePieces++, changes)
  applying.written += rows.length
  work.progress(applying.written, total)
}

function targetOf({ target }: JudgedRow): string {
  return target
}

/** A row that becomes a new one of the town: of conflicts those whose row is there no more. */
function isAdded({ verdict, gone }: JudgedRow): boolean {
  return verdict === 'new' || gone
}

function writable({ target, candidate }: JudgedRow): RowToWrite {
  if (candidate === null) throw new Error('a row to be written says nothing')
  return { target, candidate }
}
