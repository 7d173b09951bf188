import type { ImportNote, ImportProblem } from '#contract/imports.ts'
import { fileProblem, wholeFile } from './file-problem.ts'

export interface DecodedText {
  readonly text: string
  readonly notes: readonly ImportNote[]
}

/**
 * Bytes → text: UTF-8 or UTF-16 by byte order mark, else UTF-8, else GB18030 (which includes GBK and GB 2312,
 * what Chinese office programs write) with a note. Reasons: `not-text`, `empty-file`.
 */
export function decodeText(file: string, bytes: Uint8Array): DecodedText | ImportProblem {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : byteOrderBigEndian(bytes)
  const tried = marked ? [marked] : ['utf-8', 'gb18030']
  for (const encoding of tried) {
    const text = decodeStrictly(encoding, bytes)
    // A zero byte decodes in every encoding and is in no text: the file is something else.
    if (text === null || text.includes('\0')) continue
    if (text.trim() === '') return fileProblem(file, 'empty-file')
    const notes: ImportNote[] =
      encoding === 'gb18030' ? [{ remark: 'decoded-as-gb18030', ...wholeFile(file), values: {} }] : []
    return { text, notes }
  }
  return fileProblem(file, 'not-text')
}

function byteOrderBigEndian(bytes: Uint8Array): 'utf-16be' | null {
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
}

function decodeStrictly(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
