import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { MAX_SOURCE_BYTES, type SourceFile } from '#contract/imports.ts'
import { fileProblem } from '#formats/file-problem.ts'
import { readWholeFile, type WholeFileOptions } from '#formats/whole-file.ts'

/** Reads a file of any format from disk; what keeps it from being read is a problem of that file. */
export async function openSource(path: string, options: WholeFileOptions = {}): Promise<SourceFile> {
  const name = basename(path)
  const refused = (problem: SourceFile['problems'][number]): SourceFile => {
    return { name, records: [], columns: [], problems: [problem], notes: [] }
  }
  try {
    const { size } = await stat(path)
    // Looked at before it is read: an oversized file should not be in memory even once.
    if (size > MAX_SOURCE_BYTES) {
      return refused(fileProblem(name, 'too-large', { limitMb: MAX_SOURCE_BYTES / 1024 / 1024 }))
    }
    return await readWholeFile(name, await readFile(path), options)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    return refused(fileProblem(name, 'unreadable-file', { fault: String(error.code) }))
  }
}
