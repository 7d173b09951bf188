import { promisify } from 'node:util'
import { deflateRaw, inflateRaw } from 'node:zlib'
import type { ImportPlace, ImportProblem, SourceRecord, SourceShape } from '#contract/imports.ts'
import type { Chunk } from '../../../repositories/import-rows.ts'
import type { Secrets } from '../../../secrets/secrets.ts'

const deflated = promisify(deflateRaw)
const inflated = promisify(inflateRaw)

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
  const packed = await deflated(Buffer.from(JSON.stringify(rows), 'utf8'), { level: 1 })
  const { ciphertext, keyId } = secrets.sealRows(packed)
  return { ...place, rows: rows.length, sealed: ciphertext, sealedKey: keyId }
}

/** The rows again. */
export async function openChunk(secrets: Secrets, { sealed, sealedKey }: Chunk): Promise<StagedRow[]> {
  const packed = secrets.openRows({ ciphertext: sealed, keyId: sealedKey })
  return JSON.parse((await inflated(packed)).toString('utf8')) as StagedRow[]
}
