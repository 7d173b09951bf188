import { createHash } from 'node:crypto'
import type { Request } from 'express'
import { MAX_SOURCE_BYTES } from '#contract/imports.ts'
import { Refusal } from '../errors.ts'
import type { SentFile } from '../usecases/imports/jobs/stage.ts'

/** Files that are received at one time: each lies in memory until it is read. */
const AT_ONCE = 2
const AGAIN_S = 10
/** A file that takes longer comes from nobody who waits for it. */
const LONGEST_MS = 600_000

let receiving = 0

/**
 * The body of a request as a file, in memory alone, counted as it comes whatever was announced. Throws
 * `wrong-content-type`, `import-too-large`, and `imports-crowded` where others are being received.
 */
export async function receiveFile(request: Request, name: string): Promise<SentFile> {
  if (!request.is('application/octet-stream')) throw new Refusal('wrong-content-type')
  if (receiving >= AT_ONCE) {
    throw new Refusal('imports-crowded', { seconds: AGAIN_S }, { retryAfterS: AGAIN_S })
  }
  receiving++
  const late = setTimeout(() => request.destroy(), LONGEST_MS).unref()
  try {
    const hash = createHash('sha256')
    const pieces: Buffer[] = []
    let size = 0
    for await (const piece of request as AsyncIterable<Buffer>) {
      size += piece.length
      if (size > MAX_SOURCE_BYTES) {
        throw new Refusal('import-too-large', { limitMb: MAX_SOURCE_BYTES / 1024 / 1024 })
      }
      hash.update(piece)
      pieces.push(piece)
    }
    return { name, bytes: Buffer.concat(pieces), sha256: hash.digest('hex') }
  } finally {
    clearTimeout(late)
    receiving--
  }
}
