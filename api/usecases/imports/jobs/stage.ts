import type { ImportJob } from '#contract/import-jobs.ts'
import type { ImportProblem } from '#contract/imports.ts'
import { openUpload } from '#formats/reading.ts'
import type { JobRef } from '../../../repositories/import-jobs.ts'
import { insertChunk } from '../../../repositories/import-rows.ts'
import type { Ask } from '../../../repositories/request.ts'
import type { Secrets } from '../../../secrets/secrets.ts'
import type { Work } from './job-work.ts'
import { type StagedRow, sealChunk, stagedRow } from './stage-chunks.ts'

/** A file as it was sent. */
export interface SentFile {
  readonly name: string
  readonly bytes: Uint8Array
  readonly sha256: string
}

export type FileEntry = ImportJob['files'][number]

/** Problems of a file that are kept; more say nothing more. */
const MOST_PROBLEMS = 200

/**
 * Reads a file and stages every row of every layer, sealed, in the units of the file; its layers are numbered from
 * `firstLayer`. A row that cannot be read is staged as its problem. What is wrong with the file as a whole stands in the
 * entry, which then has no layers.
 */
export async function stageFile(
  ask: Ask,
  secrets: Secrets,
  job: JobRef,
  { name, bytes, sha256 }: SentFile,
  firstLayer: number,
  { signal, progress }: Work,
): Promise<FileEntry> {
  const entry = { name, bytes: bytes.length, sha256, firstLayer, sameAs: null }
  const upload = await openUpload(name, bytes, signal)
  if (!('layers' in upload)) return { ...entry, format: null, layers: [], problems: [...upload.problems] }
  const { format } = upload
  try {
    const total = upload.layers.reduce((sum, { rows }) => sum + rows, 0)
    let done = 0
    for (const [i, head] of upload.layers.entries()) {
      const layer = firstLayer + i
      let firstRow = 0
      for await (const { records, problems } of upload.read(head.name, 'as-it-is')) {
        const lost = problems.filter(isOfTheFile)
        if (lost.length > 0) return { ...entry, format, layers: [], problems: lost.slice(0, MOST_PROBLEMS) }
        const rows: StagedRow[] = [...records.map(stagedRow), ...problems.map((problem) => ({ problem }))]
        signal.throwIfAborted()
        await insertChunk(ask, job, await sealChunk(secrets, { layer, firstRow }, rows))
        firstRow += rows.length
        done += rows.length
        progress(done, total)
      }
    }
    return { ...entry, format, layers: [...upload.layers], problems: [...upload.problems] }
  } finally {
    upload.close()
  }
}

function isOfTheFile({ feature, line }: ImportProblem): boolean {
  return feature === null && line === null
}
