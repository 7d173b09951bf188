import type { ImportPlace, ImportProblem, ImportReason } from '#contract/imports.ts'

/** A place that means the whole file. */
export function wholeFile(file: string): ImportPlace {
  return { file, feature: null, line: null, column: null }
}

/** A problem with a file as a whole. */
export function fileProblem(
  file: string,
  reason: ImportReason,
  values: ImportProblem['values'] = {},
): ImportProblem {
  return { reason, ...wholeFile(file), values }
}
