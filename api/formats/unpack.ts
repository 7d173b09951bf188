import { gunzipSync } from 'node:zlib'
import { type ImportProblem, MAX_SOURCE_BYTES } from '#contract/imports.ts'
import { fileProblem } from './file-problem.ts'

/**
 * The bytes of a file, unpacked when they are gzip (told by the first two bytes, not by the name). Unpacking
 * stops at `maxBytes`, so a small archive cannot fill the memory. Reasons: `empty-file`, `too-large`,
 * `truncated-gzip`, `damaged-gzip`.
 */
export function unpack(
  file: string,
  bytes: Uint8Array,
  maxBytes = MAX_SOURCE_BYTES,
): Uint8Array | ImportProblem {
  const limit = { limitMb: maxBytes / 1024 / 1024 }
  if (bytes.length === 0) return fileProblem(file, 'empty-file')
  if (bytes.length > maxBytes) return fileProblem(file, 'too-large', limit)
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  try {
    const unpacked = gunzipSync(bytes, { maxOutputLength: maxBytes })
    return unpacked.length === 0 ? fileProblem(file, 'empty-file') : unpacked
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'ERR_BUFFER_TOO_LARGE') return fileProblem(file, 'too-large', limit)
    // zlib calls an archive that ends early a buffer error; every other fault is in the bytes themselves.
    return fileProblem(file, code === 'Z_BUF_ERROR' ? 'truncated-gzip' : 'damaged-gzip')
  }
}
