import type { ImportNote, ImportProblem } from '#contract/imports.ts'
import { analyse } from '../../repositories/analyse.ts'
import type { Db } from '../../repositories/connection.ts'
import { type Ask, txAs } from '../../repositories/request.ts'

/** What came of an import: with a problem nothing was written. */
export interface ImportOutcome<Written> {
  readonly problems: readonly ImportProblem[]
  readonly notes: readonly ImportNote[]
  /** What was written, or would be in a dry run; null where there are problems. */
  readonly written: Written | null
}

/** Carries a result out of a transaction that must not stay. */
class RolledBack<Result> extends Error {
  constructor(readonly result: Result) {
    super('rolled back on purpose')
  }
}

/**
 * Runs `work` in one transaction of the system's, which stays only where `keep` says so of the result; then the
 * planner learns what is there, without which its first queries take minutes.
 */
export async function writeIf<Result>(
  db: Db,
  keep: (result: Result) => boolean,
  work: (ask: Ask) => Promise<Result>,
): Promise<Result> {
  try {
    const kept = await txAs(db, { kind: 'system' }, async (ask) => {
      const result = await work(ask)
      if (!keep(result)) throw new RolledBack(result)
      return result
    })
    await analyse(db)
    return kept
  } catch (error) {
    if (error instanceof RolledBack) return error.result
    throw error
  }
}
