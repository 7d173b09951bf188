import type { CrsId } from '#contract/import-files.ts'
import type { ImportProblem } from '#contract/imports.ts'
import { MAX_SOURCE_BYTES } from '#contract/imports.ts'
import type { AsItIs, SourceBatch } from './batches.ts'
import { fileProblem } from './file-problem.ts'
import type { PositionColumns } from './open-layer.ts'
import type { OpenedHeads } from './reading-child.ts'
import { ReadingProcess } from './reading-process.ts'
import { takeTurn } from './reading-turns.ts'

export type { SourceBatch } from './batches.ts'

/** An uploaded file, held in a process of its own until it is closed. Close it in any case: it holds memory. */
export interface Upload extends OpenedHeads {
  /**
   * A layer from its beginning to its end in batches of up to 1,000, in degrees, forbidden columns and cells left out.
   * `crs` is what its coordinates are in; null takes the file's own word; `as-it-is` leaves its units. `columns` says where a table holds positions,
   * else they are known by their names. Whatever goes wrong is a problem in a batch; after `too-demanding` or
   * `cancelled` nothing follows, and the upload is gone.
   */
  read(
    layer: string,
    crs: CrsId | AsItIs | null,
    columns?: PositionColumns,
  ): AsyncGenerator<SourceBatch, void>
  close(): void
}

/**
 * Reads an uploaded file in a process of its own, with bounds of memory and time; its bytes never touch the disk. The
 * first pass over every cell is done when this comes back, so that the heads are whole. Two are read at a time, some
 * wait. Besides what is wrong with the file: `too-large`, `too-busy`, `too-demanding`, `cancelled` (by the signal, which
 * also ends what is open).
 */
export async function openUpload(
  name: string,
  bytes: Uint8Array,
  signal?: AbortSignal,
): Promise<Upload | { readonly problems: readonly ImportProblem[] }> {
  if (bytes.length > MAX_SOURCE_BYTES) {
    return refused(fileProblem(name, 'too-large', { limitMb: MAX_SOURCE_BYTES / 1024 / 1024 }))
  }
  const turn = await takeTurn(signal)
  if (typeof turn === 'string') return refused(fileProblem(name, turn))
  const child = new ReadingProcess(name, signal)
  try {
    const heads = await child.open(bytes)
    if ('reason' in heads) return refused(heads)
    if (heads.problems.length > 0) {
      child.end()
      return refused(...heads.problems)
    }
    return {
      ...heads,
      read: (...wanted) => readInTurn(name, child, signal, wanted),
      close: () => child.end(),
    }
  } finally {
    turn.done()
  }
}

function refused(...problems: readonly ImportProblem[]): { readonly problems: readonly ImportProblem[] } {
  return { problems }
}

async function* readInTurn(
  name: string,
  child: ReadingProcess,
  signal: AbortSignal | undefined,
  wanted: Parameters<Upload['read']>,
): AsyncGenerator<SourceBatch, void> {
  const turn = await takeTurn(signal)
  if (typeof turn === 'string') {
    yield { records: [], problems: [fileProblem(name, turn)], notes: [] }
    return
  }
  try {
    yield* child.read(...wanted)
  } finally {
    turn.done()
  }
}
