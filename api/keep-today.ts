import type { Logger } from 'pino'
import type { Live } from './live.ts'
import { townDay } from './lookup/town-day.ts'
import type { Db } from './repositories/connection.ts'
import { plansInForce } from './repositories/plans.ts'
import { postsStamp } from './repositories/posts.ts'
import { askAs } from './repositories/request.ts'
import { activateOverdue } from './usecases/plans/activate-plan.ts'

/** How often to look: a machine that slept through midnight is late by this much at most. */
const EVERY_MS = 60_000

/**
 * Puts plans whose day has come into force and reads the result into memory: now, whenever a new day begins in the
 * town, and whenever another program put a plan into force or changed posts (an import, beside a server on a real
 * database). What fails later is logged and tried again; only the first time throws.
 */
export async function keepToday(
  db: Db,
  live: Live,
  logger: Logger,
  everyMs = EVERY_MS,
): Promise<{ stop(): void }> {
  const inForce = async () => JSON.stringify(await plansInForce(askAs(db, { kind: 'system' })))
  const people = () => postsStamp(askAs(db, { kind: 'system' }))
  let day = ''
  let plans = ''
  let posts = ''

  const look = async (): Promise<void> => {
    const today = townDay()
    if (today !== day) await activateDue(db, today, logger)
    const now = await inForce()
    const staffed = await people()
    if (today !== day || now !== plans) await live.refresh(db)
    else if (staffed !== posts && !(await live.refreshPosts(db, 'heard'))) return
    day = today
    plans = now
    posts = staffed
  }

  await look()
  let looking = false
  const timer = setInterval(async () => {
    if (looking) return
    looking = true
    await look().catch((error: unknown) => {
      const kind = error instanceof Error ? error.name : typeof error
      logger.error({ kind }, 'could not look for a new plan')
    })
    looking = false
  }, everyMs)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}

async function activateDue(db: Db, day: string, logger: Logger): Promise<void> {
  for (const { plan, outcome } of await activateOverdue(db, day)) {
    if ('refused' in outcome) logger.error({ plan: plan.id, outcome }, 'a plan could not take effect')
    else logger.info({ plan: plan.id, households: outcome.households }, 'a plan took effect')
  }
}
