import { setImmediate as breath } from 'node:timers/promises'
import { v7 as uuidv7 } from 'uuid'
import type { ImportReport, ImportWish } from '#contract/import-jobs.ts'
import type { ImportProblem, SourceRecord } from '#contract/imports.ts'
import type { JobRef, JobRow } from '../../../repositories/import-jobs.ts'
import {
  BEFORE_ALL,
  insertJudged,
  type JudgedRow,
  nextChunk,
  type RowRef,
} from '../../../repositories/import-rows.ts'
import type { Ask } from '../../../repositories/request.ts'
import { knownRecords, type SourcePlace } from '../../../repositories/source-records.ts'
import type { Candidate, ImportGround, ImportKind, MappedRow } from '../kinds/kind.ts'
import { fieldsOf, inWordsOfTheFile, shapeOf } from './check-map.ts'
import { type PlaceRecord, placeRecords } from './check-place.ts'
import { hashOf, saysSame, stampOf } from './check-stamp.ts'
import type { Work } from './job-work.ts'
import { openChunk, type StagedRow } from './stage-chunks.ts'

/** Rows judged between two breaths: a fraction of the time after which somebody at the map would notice. */
const AT_ONCE = 250
/** Problems that the report itself repeats; all of them can be downloaded. */
const PROBLEMS_TOLD = 200

type Written = JudgedRow & { readonly candidate: object | null }
/** A row that can be written, before it is compared with the town. */
interface Sound extends RowRef {
  readonly candidate: Candidate
  readonly hash: string
}

/**
 * Judges every staged row of the wished layers against the town and writes what comes of it beside it; nothing of the town
 * changes. A piece at a time is in memory. Gives the report.
 */
export async function checkRows(
  ask: Ask,
  job: JobRef,
  { files }: Pick<JobRow, 'files'>,
  wish: ImportWish,
  kind: ImportKind,
  ground: ImportGround,
  { signal, progress }: Work,
): Promise<ImportReport> {
  const judge = await kind.begin(ask, ground)
  const place = placeRecords(wish)
  const tally = createTally(wish.target === 'households')
  const known = { county: ground.county, community: ground.community, kind: kind.target }
  const heads = layersOf(files)
  const total = wish.layers.reduce((sum, layer) => sum + (heads.get(layer)?.head.rows ?? 0), 0)
  let done = 0
  let at: RowRef = BEFORE_ALL
  for (;;) {
    const chunk = await nextChunk(ask, job, wish.layers, at)
    if (chunk === null) break
    at = { layer: chunk.layer, row: chunk.firstRow }
    const file = heads.get(chunk.layer)?.file ?? null
    const rows = await openChunk(ground.secrets, chunk)
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      signal.throwIfAborted()
      const some = rows.slice(from, from + AT_ONCE)
      const judged = some.map((row, i) =>
        judgeRow(row, { layer: chunk.layer, row: chunk.firstRow + from + i }, file, {
          wish,
          place,
          judge,
          ground,
          tally,
        }),
      )
      const sound = judged.filter((each): each is Sound => each !== null && !('verdict' in each))
      const faulty = judged.filter((each): each is Written => each !== null && 'verdict' in each)
      const compared = await compare(ask, known, kind, ground, sound)
      const written = [...faulty, ...compared]
      for (const row of written) tally.count(row)
      if (written.length > 0) await insertJudged(ask, job, written)
      done += some.length
      progress(done, total)
      await breath()
    }
  }
  return tally.report(wish.layers.flatMap((layer) => heads.get(layer)?.head.dropped ?? []))
}

/** The heads of a job's layers, by their number within the job, with the name of their file. */
export function layersOf(
  files: JobRow['files'],
): ReadonlyMap<number, { readonly head: JobRow['files'][number]['layers'][number]; readonly file: string }> {
  return new Map(
    files.flatMap(({ name, firstLayer, layers }) =>
      layers.map((head, i) => [firstLayer + i, { head, file: name }] as const),
    ),
  )
}

interface Judging {
  readonly wish: ImportWish
  readonly place: PlaceRecord
  readonly judge: Awaited<ReturnType<ImportKind['begin']>>
  readonly ground: ImportGround
  readonly tally: Tally
}

/** A sound row, a faulty one as it is written, or null for one that is folded into another. */
function judgeRow(
  staged: StagedRow,
  at: RowRef,
  file: string | null,
  judging: Judging,
): Sound | Written | null {
  if ('problem' in staged) return faultyRow(at, [staged.problem])
  const { wish, judge, ground, tally } = judging
  const mapped = mapRow(staged, file, wish, judging.place)
  if ('reason' in mapped) return faultyRow(at, [mapped])
  const judged = judge(mapped)
  if ('folded' in judged) return null
  if ('problems' in judged) {
    const problems = inWordsOfTheFile(judged.problems, wish.mapping)
    return faultyRow(at, problems, judged.unplaced === true)
  }
  if (judged.placing !== undefined) tally.place(judged.placing)
  return { ...at, candidate: judged, hash: hashOf(ground.secrets, mapped) }
}

/** A staged row as its kind wants it, or why it has no place. */
export function mapRow(
  { place: at, id, properties, shape }: Extract<StagedRow, { id: unknown }>,
  file: string | null,
  { mapping }: Pick<ImportWish, 'mapping'>,
  place: PlaceRecord,
): MappedRow | ImportProblem {
  const record: SourceRecord = { place: { file, column: null, ...at }, id, properties, shape }
  const given = shapeOf(record, mapping)
  if (given !== null && 'reason' in given) return given
  const placed = place({ ...record, shape: given })
  if ('reason' in placed) return placed
  return { place: record.place, fields: { id, ...fieldsOf(record, mapping) }, shape: placed.shape }
}

function faultyRow(at: RowRef, problems: readonly ImportProblem[], unplaced = false): Written {
  return {
    ...at,
    verdict: unplaced ? 'unplaced' : 'failed',
    problems,
    sourceKey: null,
    hash: null,
    target: null,
    stamp: null,
    gone: false,
    placed: null,
    candidate: null,
  }
}

/** Rows against what is known of their keys and against the town as it stands. */
async function compare(
  ask: Ask,
  place: SourcePlace,
  kind: ImportKind,
  { secrets, county }: ImportGround,
  rows: readonly Sound[],
): Promise<Written[]> {
  if (rows.length === 0) return []
  const keys = rows.map(({ candidate }) => candidate.sourceKey)
  const records = new Map((await knownRecords(ask, place, keys)).map((each) => [each.sourceKey, each]))
  const meant = rows.flatMap(({ candidate: { sourceKey, target } }) => {
    const record = records.get(sourceKey)
    return [record?.target, target].filter((id) => id != null)
  })
  const towns = meant.length === 0 ? new Map() : await kind.current(ask, county, [...new Set(meant)])
  return rows.map(({ layer, row, candidate: { sourceKey, target, candidate, placing }, hash }) => {
    const came = records.get(sourceKey)
    const record = came !== undefined && towns.has(came.target) ? came : undefined
    const id = record?.target ?? target
    const now = id === null ? undefined : towns.get(id)
    const of = { layer, row, sourceKey, hash, placed: placing ?? null, problems: null }
    if (id === null || now === undefined) {
      // It came from such a file before and was taken away here: somebody has to say which is right.
      const gone = came !== undefined
      const verdict = gone ? 'conflict' : 'new'
      return { ...of, verdict, target: uuidv7(), stamp: null, gone, candidate }
    }
    const stamp = stampOf(secrets, now)
    const verdict = saysSame(candidate, now)
      ? 'same'
      : record !== undefined && record.stamp !== stamp
        ? 'conflict'
        : record?.hash === hash
          ? 'same'
          : 'changed'
    return {
      ...of,
      verdict,
      target: id,
      stamp,
      gone: false,
      candidate: verdict === 'same' ? null : candidate,
    }
  })
}

type Tally = ReturnType<typeof createTally>

/** Counts what comes of the rows of one check. */
function createTally(placed: boolean) {
  const counts = { new: 0, same: 0, changed: 0, conflict: 0, failed: 0, unplaced: 0 }
  const placing = { own: 0, sure: 0, likely: 0, unplaced: 0 }
  const problems: ImportProblem[] = []
  let problemsInAll = 0
  return {
    place: (how: 'own' | 'sure' | 'likely'): void => void placing[how]++,
    count({ verdict, problems: wrong }: Written): void {
      counts[verdict]++
      if (verdict === 'unplaced') placing.unplaced++
      if (verdict !== 'failed' || wrong === null) return
      problemsInAll += wrong.length
      problems.push(...wrong.slice(0, PROBLEMS_TOLD - problems.length))
    },
    report: (dropped: ImportReport['dropped']): ImportReport => ({
      counts,
      problems,
      problemsInAll,
      dropped,
      placing: placed ? placing : null,
      shift: null,
      cleaning: null,
      replacing: null,
    }),
  }
}
