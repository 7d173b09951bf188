import type { ImportVerdict } from '#contract/import-jobs.ts'
import type { JobRef } from '../../../repositories/import-jobs.ts'
import { BEFORE_ALL, type JudgedPiece, nextPieces, type RowRef } from '../../../repositories/import-rows.ts'
import type { Ask } from '../../../repositories/request.ts'
import type { Secrets } from '../../../secrets/secrets.ts'
import { pack, unpack } from './pack.ts'

/** What a check makes of a row that can be written. */
export interface JudgedRow extends RowRef {
  readonly verdict: Exclude<ImportVerdict, 'failed' | 'unplaced'>
  readonly sourceKey: string
  readonly hash: string
  /** Of a new row the id it will have. */
  readonly target: string
  /** Of the target as the check found it; null for a new row. */
  readonly stamp: string | null
  /** It came from such a file before and is there no more. */
  readonly gone: boolean
  /** What is known of it already says all of this. */
  readonly isKnown: boolean
  /** What is to be written; null where nothing is. */
  readonly candidate: Readonly<Record<string, unknown>> | null
}

/** Pieces that are fetched at a time. */
const AT_ONCE = 8

/** Rows of a layer in file order, packed and sealed as a whole. Throws where there is none. */
export async function sealPiece(secrets: Secrets, rows: readonly JudgedRow[]): Promise<JudgedPiece> {
  const [first, last] = [rows[0], rows.at(-1)]
  if (first === undefined || last === undefined) throw new Error('a piece has at least one row')
  const { ciphertext, keyId } = secrets.sealRows(await pack(rows.map(cellsOf)))
  return {
    layer: first.layer,
    firstRow: first.row,
    lastRow: last.row,
    verdicts: [...new Set(rows.map(({ verdict }) => verdict))],
    sealed: ciphertext,
    sealedKey: keyId,
  }
}

/** The rows again. */
async function openPiece(
  secrets: Secrets,
  { layer, sealed, sealedKey }: Pick<JudgedPiece, 'layer' | 'sealed' | 'sealedKey'>,
): Promise<JudgedRow[]> {
  const packed = secrets.openRows({ ciphertext: sealed, keyId: sealedKey })
  return (await unpack<Cells[]>(packed)).map((cells) => rowOf(layer, cells))
}

/** Rows of a job of these verdicts in file order, a piece at a time. */
export async function* judgedPieces(
  ask: Ask,
  secrets: Secrets,
  job: JobRef,
  verdicts: readonly JudgedRow['verdict'][],
  wanted: { readonly layer: number | null; readonly after: RowRef } = { layer: null, after: BEFORE_ALL },
): AsyncGenerator<readonly JudgedRow[], void> {
  let { after } = wanted
  for (;;) {
    const pieces = await nextPieces(ask, job, { verdicts, layer: wanted.layer }, after, AT_ONCE)
    for (const piece of pieces) {
      const rows = (await openPiece(secrets, piece)).filter(({ verdict }) => verdicts.includes(verdict))
      if (rows.length > 0) yield rows
    }
    const last = pieces.at(-1)
    if (last === undefined || pieces.length < AT_ONCE) return
    after = { layer: last.layer, row: last.lastRow }
  }
}

/** A row without the names of its parts, which would stand a thousand times in a piece. */
type Cells = readonly [
  row: number,
  verdict: JudgedRow['verdict'],
  sourceKey: string,
  hash: string,
  target: string,
  stamp: string | null,
  flags: number,
  candidate: JudgedRow['candidate'],
]

function cellsOf({
  row,
  verdict,
  sourceKey,
  hash,
  target,
  stamp,
  gone,
  isKnown,
  candidate,
}: JudgedRow): Cells {
  return [row, verdict, sourceKey, hash, target, stamp, (gone ? 1 : 0) + (isKnown ? 2 : 0), candidate]
}

function rowOf(
  layer: number,
  [row, verdict, sourceKey, hash, target, stamp, flags, candidate]: Cells,
): JudgedRow {
  const [gone, isKnown] = [flags % 2 === 1, flags >= 2]
  return { layer, row, verdict, sourceKey, hash, target, stamp, gone, isKnown, candidate }
}
