import { randomBytes } from 'node:crypto'
import { setImmediate as breath } from 'node:timers/promises'
import { v7 as uuidv7 } from 'uuid'
import type { ImportReport, ImportVerdict, ImportWish } from '#contract/import-jobs.ts'
import type { ImportProblem, SourceRecord } from '#contract/imports.ts'
import type { JobRef, JobRow } from '../../../repositories/import-jobs.ts'
import {
  BEFORE_ALL,
  type FaultyRow,
  insertFaulty,
  insertPiece,
  nextChunk,
  type RowRef,
} from '../../../repositories/import-rows.ts'
import type { Ask } from '../../../repositories/request.ts'
import { anyRecords, knownRecords, type SourcePlace } from '../../../repositories/source-records.ts'
import type { Secrets } from '../../../secrets/secrets.ts'
import type { Candidate, ImportGround, ImportKind, MappedRow } from '../kinds/kind.ts'
import { fieldsOf, inWordsOfTheFile, shapeOf } from './check-map.ts'
import { type PlaceRecord, placeRecords } from './check-place.ts'
import { hashOf, saysSame, stampOf } from './check-stamp.ts'
import type { Work } from './job-work.ts'
import { type JudgedRow, sealPiece } from './judged.ts'
import { openChunk, type StagedRow } from './stage-chunks.ts'

/** Rows judged between two breaths: a fraction of the time after which somebody at the map would notice. */
const AT_ONCE = 250
/** Problems that the report itself repeats; all of them can be downloaded. */
const PROBLEMS_TOLD = 200

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
  const { secrets } = ground
  const judge = await kind.begin(ask, ground)
  const place = placeRecords(wish)
  const tally = createTally(wish.target === 'households')
  const known = { county: ground.county, community: ground.community, kind: kind.target }
  const records = (await anyRecords(ask, known)) ? known : null
  const heads = layersOf(files)
  const total = wish.layers.reduce((sum, layer) => sum + (heads.get(layer)?.head.rows ?? 0), 0)
  let done = 0
  for await (const { layer, firstRow, rows } of stagedRows(ask, secrets, job, wish.layers)) {
    const file = heads.get(layer)?.file ?? null
    const sound: Sound[] = []
    const faulty: FaultyRow[] = []
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      signal.throwIfAborted()
      const some = rows.slice(from, from + AT_ONCE)
      for (const [i, row] of some.entries()) {
        const at = { layer, row: firstRow + from + i }
        const judged = judgeRow(row, at, file, { wish, place, judge, ground, tally })
        if (judged === null) continue
        if ('verdict' in judged) faulty.push(judged)
        else sound.push(judged)
      }
      done += some.length
      progress(done, total)
      await breath()
    }
    const compared = await compare(ask, records, kind, ground, sound)
    for (const row of faulty) tally.count(row.verdict, row.problems)
    for (const row of compared) tally.count(row.verdict, [])
    if (faulty.length > 0) await insertFaulty(ask, job, faulty)
    if (compared.length > 0) await insertPiece(ask, job, await sealPiece(secrets, compared))
  }
  return tally.report(wish.layers.flatMap((layer) => heads.get(layer)?.head.dropped ?? []))
}

/** What was staged of some layers, a piece at a time; the next one is opened while one is being judged. */
async function* stagedRows(
  ask: Ask,
  secrets: Secrets,
  job: JobRef,
  layers: readonly number[],
): AsyncGenerator<{ layer: number; firstRow: number; rows: readonly StagedRow[] }, void> {
  const opened = async (after: RowRef) => {
    const chunk = await nextChunk(ask, job, layers, after)
    return chunk && { layer: chunk.layer, firstRow: chunk.firstRow, rows: await openChunk(secrets, chunk) }
  }
  let next = opened(BEFORE_ALL)
  for (;;) {
    const chunk = await next
    if (chunk === null) return
    next = opened({ layer: chunk.layer, row: chunk.firstRow })
    // Where the judging stops before, nobody waits for it any more.
    next.catch(() => undefined)
    yield chunk
  }
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
): Sound | FaultyRow | null {
  if ('problem' in staged) return { ...at, verdict: 'failed', problems: [staged.problem] }
  const { wish, judge, ground, tally } = judging
  const mapped = mapRow(staged, file, wish, judging.place)
  if ('reason' in mapped) return { ...at, verdict: 'failed', problems: [mapped] }
  const judged = judge(mapped)
  if ('folded' in judged) return null
  if ('problems' in judged) {
    const problems = inWordsOfTheFile(judged.problems, wish.mapping)
    return { ...at, verdict: judged.unplaced === true ? 'unplaced' : 'failed', problems }
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

/** Rows against what is known of their keys, null where nothing is, and against the town as it stands. */
async function compare(
  ask: Ask,
  place: SourcePlace | null,
  kind: ImportKind,
  { secrets, county }: ImportGround,
  rows: readonly Sound[],
): Promise<JudgedRow[]> {
  if (rows.length === 0) return []
  const keys = rows.map(({ candidate }) => candidate.sourceKey)
  const known = place === null ? [] : await knownRecords(ask, place, keys)
  const records = new Map(known.map((each) => [each.sourceKey, each]))
  const meant = rows.flatMap(({ candidate: { sourceKey, target } }) => {
    const record = records.get(sourceKey)
    return [record?.target, target].filter((id) => id != null)
  })
  const towns = meant.length === 0 ? new Map() : await kind.current(ask, county, [...new Set(meant)])
  const ids = newIds(rows.length)
  return rows.map(({ layer, row, candidate: { sourceKey, target, candidate }, hash }, i) => {
    const came = records.get(sourceKey)
    const record = came !== undefined && towns.has(came.target) ? came : undefined
    const id = record?.target ?? target
    const now = id === null ? undefined : towns.get(id)
    const of = { layer, row, sourceKey, hash }
    if (id === null || now === undefined) {
      // It came from such a file before and was taken away here: somebody has to say which is right.
      const gone = came !== undefined
      const verdict = gone ? 'conflict' : 'new'
      return { ...of, verdict, target: ids[i]!, stamp: null, gone, isKnown: false, candidate }
    }
    const stamp = stampOf(secrets, now)
    const verdict = saysSame(candidate, now)
      ? 'same'
      : record !== undefined && record.stamp !== stamp
        ? 'conflict'
        : record?.hash === hash
          ? 'same'
          : 'changed'
    const isKnown = record?.target === id && record.hash === hash && record.stamp === stamp
    const kept = verdict === 'same' ? null : candidate
    return { ...of, verdict, target: id, stamp, gone: false, isKnown, candidate: kept }
  })
}

/** Ids that follow each other, as rows of a piece do: they stand side by side in an index. */
function newIds(count: number): string[] {
  const random = randomBytes(count * 16)
  const msecs = Date.now()
  const first = random.readUInt32LE(0) >>> 2
  return Array.from({ length: count }, (_, i) =>
    uuidv7({ random: random.subarray(i * 16, i * 16 + 16), msecs, seq: first + i }),
  )
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
    count(verdict: ImportVerdict, wrong: readonly ImportProblem[]): void {
      counts[verdict]++
      if (verdict === 'unplaced') placing.unplaced++
      if (verdict !== 'failed') return
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
