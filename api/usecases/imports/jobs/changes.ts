import type { JobRef } from '../../../repositories/import-jobs.ts'
import type { Ask } from '../../../repositories/request.ts'
import {
  type ChangePiece,
  insertChanges,
  type KnownRecord,
  nextChanges,
} from '../../../repositories/source-records.ts'
import type { Sealed } from '../../../secrets/cipher.ts'
import type { Secrets } from '../../../secrets/secrets.ts'
import { pack, unpack } from './pack.ts'

/** What an import did to a row of the town. */
export interface ImportChange {
  readonly target: string
  /** As it was written. */
  readonly stamp: string
  readonly sourceKey: string
  /** The row before; null for a new one. */
  readonly was: Sealed | null
  /** What was known of the row of the file before. */
  readonly earlier: Omit<KnownRecord, 'sourceKey'> | null
}

type Cells = readonly [
  target: string,
  stamp: string,
  sourceKey: string,
  was: string | null,
  earlier: ImportChange['earlier'],
]

/** Keeps what a job did, as its piece of this number. All that was there before is sealed with the key of now. */
export async function writeChanges(
  ask: Ask,
  secrets: Secrets,
  job: JobRef,
  piece: number,
  changes: readonly ImportChange[],
): Promise<void> {
  const cells = changes.map(
    ({ target, stamp, sourceKey, was, earlier }): Cells => [
      target,
      stamp,
      sourceKey,
      was === null ? null : was.ciphertext.toString('base64'),
      earlier,
    ],
  )
  const wasKey = changes.some(({ was }) => was !== null) ? secrets.keyId : null
  await insertChanges(ask, job, { piece, rows: changes.length, packed: await pack(cells), wasKey })
}

/** What a job did, a piece at a time. */
export async function* changesOf(ask: Ask, job: JobRef): AsyncGenerator<ImportChange[], void> {
  for (let after = -1; ; ) {
    const piece: ChangePiece | null = await nextChanges(ask, job, after)
    if (piece === null) return
    const { packed, wasKey } = piece
    after = piece.piece
    yield (await unpack<Cells[]>(packed)).map(([target, stamp, sourceKey, was, earlier]) => ({
      target,
      stamp,
      sourceKey,
      was: was === null || wasKey === null ? null : { ciphertext: Buffer.from(was, 'base64'), keyId: wasKey },
      earlier,
    }))
  }
}
