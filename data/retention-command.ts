import type { Db } from '../api/repositories/connection.ts'
import { applyRetention, retentionCounties, retentionOf } from '../api/usecases/protection/retention-run.ts'
import { EXIT } from './command-line.ts'
import { type Language, say } from './command-words.ts'

/** What the command needs of the program that runs it. */
interface RetentionIo {
  readonly db: Db
  readonly out: (line: string) => void
  readonly language: Language
}

/**
 * `gridhold retention [--apply]`: what has been kept longer than its days in every county; with `--apply` it goes, for
 * good, each kind with a line in the audit.
 */
export async function retentionCommand(apply: boolean, { db, out, language }: RetentionIo): Promise<number> {
  for (const county of await retentionCounties(db)) {
    out(say('retention-county', language, { county }))
    for (const { what, days, rows, oldest } of (await retentionOf(db, county)).items) {
      const details = {
        days: String(days).padStart(5),
        rows: String(rows).padStart(7),
        oldest: oldest ?? '-',
      }
      out(`  ${say(`kept-${what}`, language)}  ${say('retention-row', language, details)}`)
    }
    if (!apply) continue
    const { items } = await applyRetention(db, { county, id: null })
    const gone = items.reduce((total, { rows }) => total + rows, 0)
    out(say('retention-done', language, { county, rows: gone }))
  }
  if (!apply) out(say('retention-dry', language))
  return EXIT.done
}
