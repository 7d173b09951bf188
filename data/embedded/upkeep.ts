import type { Bridge } from './bridge.ts'
import { firstColumn } from './replies.ts'

/** The thresholds at which a server's autovacuum would act. */
const needy = `
  select format('%I.%I', schemaname, relname) from pg_stat_user_tables
  where n_dead_tup > 50 + 0.2 * n_live_tup or n_mod_since_analyze > 50 + 0.1 * n_live_tup
  order by n_dead_tup + n_mod_since_analyze desc limit 1`

/**
 * Does what a server's background processes would do; the embedded engine has none. Every `everyMs`, when nobody used
 * the database for a twentieth of that: the neediest table is vacuumed and analysed, and what was written since the
 * last time is checkpointed. Gives what stops it.
 */
export function keepUp(bridge: Bridge, everyMs: number): () => void {
  const quietMs = everyMs / 20
  let checkpointedAt = ''

  async function ask(sql: string): Promise<string | undefined> {
    const answer = await bridge.whenQuiet(sql, quietMs)
    return answer ? firstColumn(answer.bytes) : undefined
  }

  async function tidy(): Promise<void> {
    const table = await ask(needy)
    if (table !== undefined) await ask(`vacuum (analyze) ${table}`)
    const written = 'select pg_current_wal_insert_lsn()::text'
    if ((await ask(written)) !== checkpointedAt) {
      await ask('checkpoint')
      checkpointedAt = (await ask(written)) ?? ''
    }
  }

  // An engine that is lost meanwhile is the supervisor's to mend; the next round tries again.
  const timer = setInterval(() => void tidy().catch(() => undefined), everyMs)
  timer.unref()
  return () => clearInterval(timer)
}
