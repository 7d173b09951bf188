import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { type ImportProblem, MAX_SOURCE_BYTES, type SourceFile } from '#contract/imports.ts'
import { fileProblem } from '#formats/file-problem.ts'
import { readWholeFile, type WholeFileOptions } from '#formats/whole-file.ts'

/** The bytes of a file on disk, or why they cannot be had. */
export async function readBytes(path: string): Promise<Buffer | ImportProblem> {
  const name = basename(path)
  try {
    // Looked at before it is read: an oversized file should not be in memory even once.
    if ((await stat(path)).size > MAX_SOURCE_BYTES)
      return fileProblem(name, 'too-large', { limitMb: MAX_SOURCE_BYTES / 1024 / 1024 })
    return await readFile(path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    return fileProblem(name, 'unreadable-file', { fault: error.message })
  }
}

/** Reads a file of any format from disk; what keeps it from being read is a problem of that file. */
export async function openSource(path: string, options: WholeFileOptions = {}): Promise<SourceFile> {
  const name = basename(path)
  const bytes = await readBytes(path)
  if ('reason' in bytes) return { name, records: [], columns: [], problems: [bytes], notes: [] }
  return readWholeFile(name, bytes, options)
}
