import { crc32, inflateRawSync } from 'node:zlib'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { type ImportProblem, MAX_SOURCE_BYTES } from '#contract/imports.ts'
import { fileProblem } from './file-problem.ts'

/** More files are no data set but somebody's disk, or an attack; a file geodatabase has some hundreds. */
const MAX_ENTRIES = 2_000
/** Text and padded tables shrink to a fiftieth; what swells more, and to more than the free size, was made to. */
const MAX_RATIO = 200
const FREE_BYTES = 16 * 1024 * 1024

export interface ArchiveEntry {
  /** Slashes between folders; leads nowhere outside. */
  readonly path: string
  /** The bytes as they really come out. Reasons: `too-large`, `too-packed`, `damaged-archive`. */
  read(): Promise<Buffer | ImportProblem>
}

/**
 * A zip in memory. Nothing is unpacked until it is read, all of it together may give `maxBytes`, and what a header
 * declares is believed only once it has come true. Names are UTF-8 or GBK. Reasons: `damaged-archive`,
 * `encrypted-archive`, `unsafe-path`, `too-many-entries`, `convert-archive` (a way of packing nobody else reads).
 */
export async function openArchive(
  file: string,
  bytes: Uint8Array,
  maxBytes = MAX_SOURCE_BYTES,
): Promise<readonly ArchiveEntry[] | ImportProblem> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const entries: ArchiveEntry[] = []
  const budget = { left: maxBytes, limitMb: maxBytes / 1024 / 1024 }
  try {
    const zip = await fromBufferPromise(buffer, { decodeStrings: false, validateEntrySizes: false })
    let seen = 0
    for await (const entry of zip.eachEntry()) {
      if (++seen > MAX_ENTRIES) return fileProblem(file, 'too-many-entries', { limit: MAX_ENTRIES })
      if (entry.isEncrypted()) return fileProblem(file, 'encrypted-archive')
      const path = pathOf(entry)
      if (path === null) return fileProblem(file, 'unsafe-path')
      if (path.endsWith('/') || isLitter(path)) continue
      if (!entry.canDecodeFileData()) return fileProblem(file, 'convert-archive')
      entries.push({ path, read: () => readEntry(file, buffer, zip, entry, budget) })
    }
  } catch (error) {
    const encrypted = error instanceof Error && error.message.startsWith('strong encryption')
    return fileProblem(file, encrypted ? 'encrypted-archive' : 'damaged-archive')
  }
  return entries
}

interface Budget {
  left: number
  readonly limitMb: number
}

async function readEntry(
  file: string,
  buffer: Buffer,
  zip: ZipFile,
  entry: Entry,
  budget: Budget,
): Promise<Buffer | ImportProblem> {
  const ofRatio = Math.max(FREE_BYTES, entry.compressedSize * MAX_RATIO)
  const limit = Math.min(budget.left, ofRatio)
  const tooMuch = () =>
    ofRatio < budget.left
      ? fileProblem(file, 'too-packed', { ratio: MAX_RATIO })
      : fileProblem(file, 'too-large', { limitMb: budget.limitMb })
  try {
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
    const packed = buffer.subarray(fileDataStart, fileDataStart + entry.compressedSize)
    if (limit <= 0 || (entry.compressionMethod === 0 && packed.length > limit)) return tooMuch()
    const data = entry.compressionMethod === 0 ? packed : inflateRawSync(packed, { maxOutputLength: limit })
    if (data.length !== entry.uncompressedSize || crc32(data) !== entry.crc32) {
      return fileProblem(file, 'damaged-archive')
    }
    budget.left -= data.length
    return data
  } catch (error) {
    const swollen = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    return swollen ? tooMuch() : fileProblem(file, 'damaged-archive')
  }
}

/** The name of an entry, or null where it would lead outside of the archive. */
function pathOf(entry: Entry): string | null {
  const raw = entry.fileNameRaw
  const path = decoded('utf-8', raw) ?? decoded('gb18030', raw) ?? raw.toString('latin1')
  const leaves = /[\\\0]/.test(path) || /^(?:\/|[a-z]:)/i.test(path) || path.split('/').includes('..')
  return leaves || path === '' ? null : path
}

function decoded(encoding: string, raw: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(raw)
  } catch {
    return null
  }
}

/** What systems leave in archives and nobody put there. */
function isLitter(path: string): boolean {
  return /(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$)/.test(path)
}
