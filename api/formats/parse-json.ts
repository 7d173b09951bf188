import type { ImportProblem } from '#contract/imports.ts'
import { fileProblem } from './file-problem.ts'
import { jsonFault } from './json-fault.ts'

/** Text → value, or `invalid-json` with line, column and offset of the first fault. */
export function parseJson(file: string, text: string): { readonly value: unknown } | ImportProblem {
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    const fault = jsonFault(text)
    // The engine refuses what the grammar allows only where it runs out of something, such as nesting.
    if (fault === null) {
      return fileProblem(file, 'invalid-json', { offset: 0, lineColumn: 1, found: String(error) })
    }
    const { offset, line, column, found } = fault
    return { ...fileProblem(file, 'invalid-json', { offset, lineColumn: column, found }), line }
  }
}
