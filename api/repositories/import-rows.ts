import type { ImportVerdict } from '#contract/import-jobs.ts'
import type { ImportProblem } from '#contract/imports.ts'
import type { JobRef } from './import-jobs.ts'
import type { Ask } from './request.ts'
import { sql } from './sql.ts'

const queries = {
  insertChunk: sql('import-rows/insert-chunk'),
  nextChunk: sql('import-rows/next-chunk'),
  chunksWith: sql('import-rows/chunks-with'),
  dropChunks: sql('import-rows/drop-chunks'),
  insertPiece: sql('import-rows/insert-piece'),
  nextPieces: sql('import-rows/next-pieces'),
  insertRows: sql('import-rows/insert-rows'),
  dropRows: sql('import-rows/drop-rows'),
  page: sql('import-rows/page'),
  forgetElsewhere: sql('import-rows/forget-elsewhere'),
}

/** Some rows of a layer as they were sent, sealed as a whole. */
export interface Chunk {
  readonly layer: number
  readonly firstRow: number
  readonly rows: number
  readonly sealed: Buffer
  readonly sealedKey: string
}

/** A row within its job; rows count from 0 within their layer. */
export interface RowRef {
  readonly layer: number
  readonly row: number
}

/** What a check makes of the rows of a piece that can be written, sealed as a whole; `verdicts`: which occur. */
export interface JudgedPiece {
  readonly layer: number
  readonly firstRow: number
  readonly lastRow: number
  readonly verdicts: readonly ImportVerdict[]
  readonly sealed: Buffer
  readonly sealedKey: string
}

/** A row that cannot be written. */
export interface FaultyRow extends RowRef {
  readonly verdict: 'failed' | 'unplaced'
  readonly problems: readonly ImportProblem[]
}

/** Before every row of a job. */
export const BEFORE_ALL: RowRef = { layer: -1, row: -1 }

export function insertChunk(ask: Ask, { county, id }: JobRef, chunk: Chunk): Promise<void> {
  return ask.none(queries.insertChunk, { county, job: id, ...chunk })
}

/** The piece after one that begins at a row, in some layers. */
export function nextChunk(
  ask: Ask,
  { county, id }: JobRef,
  layers: readonly number[],
  { layer, row }: RowRef,
): Promise<Chunk | null> {
  return ask.oneOrNone<Chunk>(queries.nextChunk, { county, job: id, layers, layer, firstRow: row })
}

/** The pieces that hold these rows. */
export function chunksWith(ask: Ask, { county, id }: JobRef, rows: readonly RowRef[]): Promise<Chunk[]> {
  const places = rows.map(({ layer, row }) => ({ layer, row }))
  return ask.rows<Chunk>(queries.chunksWith, { county, job: id, rows: places })
}

export function dropChunks(ask: Ask, { county, id }: JobRef): Promise<void> {
  return ask.none(queries.dropChunks, { county, job: id })
}

export function insertPiece(ask: Ask, { county, id }: JobRef, piece: JudgedPiece): Promise<void> {
  return ask.none(queries.insertPiece, { county, job: id, ...piece })
}

/** Writes which rows cannot be written, and why. */
export function insertFaulty(ask: Ask, { county, id }: JobRef, rows: readonly FaultyRow[]): Promise<void> {
  return ask.none(queries.insertRows, { county, job: id, rows })
}

/** Forgets what a check made of rows; `keepUnplaced` leaves those that stand nowhere yet. */
export function dropJudged(ask: Ask, { county, id }: JobRef, keepUnplaced = false): Promise<void> {
  return ask.none(queries.dropRows, { county, job: id, keepUnplaced })
}

/** Which rows are wanted; null: whichever. */
export interface RowsWanted {
  readonly verdicts: readonly ImportVerdict[] | null
  readonly layer: number | null
}

/** Rows that cannot be written, after a place, in file order. */
export function faultyRows(
  ask: Ask,
  { county, id }: JobRef,
  { verdicts, layer: only }: RowsWanted,
  after: RowRef,
  limit: number,
): Promise<FaultyRow[]> {
  return ask.rows<FaultyRow>(queries.page, { county, job: id, verdicts, only, ...after, limit })
}

/** Pieces that hold such rows after a place, in file order. */
export function nextPieces(
  ask: Ask,
  { county, id }: JobRef,
  { verdicts, layer: only }: RowsWanted,
  after: RowRef,
  limit: number,
): Promise<JudgedPiece[]> {
  return ask.rows<JudgedPiece>(queries.nextPieces, { county, job: id, verdicts, only, ...after, limit })
}

/** Drops what was staged under another key than that of now; its jobs have failed. */
export function forgetStagedElsewhere(ask: Ask, keyId: string): Promise<void> {
  return ask.none(queries.forgetElsewhere, { keyId })
}
