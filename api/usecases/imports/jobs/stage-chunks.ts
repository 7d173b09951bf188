import type { ImportPlace, ImportProblem, SourceRecord, SourceShape } from '#contract/imports.ts'
import type { Chunk } from '../../../repositories/import-rows.ts'
import type { Secrets } from '../../../secrets/secrets.ts'
import { pack, unpack } from './pack.ts'

/** A row as it was sent, coordinates in the units of its file; or what is wrong with it. */
export type StagedRow =
  | {
      readonly place: Pick<ImportPlace, 'feature' | 'line'>
      readonly id: string | null
      readonly properties: Readonly<Record<string, unknown>>
      readonly shape: SourceShape | null
    }
  | { readonly problem: ImportProblem }

/** A record as it is staged; the name of its file is told once, with the file. */
export function stagedRow({ place: { feature, line }, id, properties, shape }: SourceRecord): StagedRow {
  return { place: { feature, line }, id, properties, shape }
}

/** Rows of a layer, packed and sealed as a whole. */
export async function sealChunk(
  secrets: Secrets,
  place: Pick<Chunk, 'layer' | 'firstRow'>,
  rows: readonly StagedRow[],
): Promise<Chunk> {
  const { ciphertext, keyId } = secrets.sealRows(await pack(rows))
  return { ...place, rows: rows.length, sealed: ciphertext, sealedKey: keyId }
}

/** The rows again. */
export async function openChunk(secrets: Secrets, { sealed, sealedKey }: Chunk): Promise<StagedRow[]> {
  return unpack<StagedRow[]>(secrets.openRows({ ciphertext: sealed, keyId: sealedKey }))
}
