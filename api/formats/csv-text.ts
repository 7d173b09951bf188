import { isUtf8 } from 'node:buffer'
import type { ImportNote, ImportProblem } from '#contract/imports.ts'
import { fileProblem, wholeFile } from './file-problem.ts'

/** Bytes that are decoded at a time. */
const PIECE = 1 << 20

/** A text that is decoded piece by piece, anew each time it is asked. */
export interface PiecedText {
  readonly pieces: () => Iterable<string>
  readonly notes: readonly ImportNote[]
}

/**
 * Bytes → text in pieces, by the rules of `decodeText`: UTF-8 or UTF-16 by byte order mark, else UTF-8, else GB18030 with
 * a note. Memory holds one piece at a time. Reasons: `not-text`, `empty-file`.
 */
export function piecedText(file: string, bytes: Uint8Array): PiecedText | ImportProblem {
  const encoding = encodingOf(bytes)
  // A zero byte decodes in every encoding and is in no text: the file is something else.
  if (encoding === null || (!encoding.startsWith('utf-16') && bytes.includes(0)))
    return fileProblem(file, 'not-text')
  let isEmpty = true
  try {
    for (const piece of decoded(encoding, bytes)) {
      if (piece.includes('\0')) return fileProblem(file, 'not-text')
      if (isEmpty && piece.trim() !== '') isEmpty = false
    }
  } catch {
    return fileProblem(file, 'not-text')
  }
  if (isEmpty) return fileProblem(file, 'empty-file')
  const notes: ImportNote[] =
    encoding === 'gb18030' ? [{ remark: 'decoded-as-gb18030', ...wholeFile(file), values: {} }] : []
  return { pieces: () => decoded(encoding, bytes), notes }
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return isUtf8(bytes) ? 'utf-8' : 'gb18030'
}

/** Throws where the bytes are not of this encoding. */
function* decoded(encoding: string, bytes: Uint8Array): Generator<string, void> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  for (let at = 0; at < bytes.length; at += PIECE) {
    yield decoder.decode(bytes.subarray(at, at + PIECE), { stream: true })
  }
  yield decoder.decode()
}
