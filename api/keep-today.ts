import type { Logger } from 'pino'
import type { Live } from './live.ts'
import { townDay } from './lookup/town-day.ts'
import type { Db } from './repositories/connection.ts'
import { activateOverdue } from './usecases/activate-plan.ts'

/** How often the calendar is looked at: a machine that slept through midnight is late by this much at most. */
const EVERY_MS = 60_000

/**
 * Puts plans whose day has come into force and reads the result into memory: now, and again whenever a new day
 * begins in the town. A day that fails is logged and tried again a minute later; only the first throws.
 */
export async function keepToday(db: Db, live: Live, logger: Logger): Promise<{ stop(): void }> {
  let done = ''
  const begin = async (day: string): Promise<void> => {
    for (const { plan, outcome } of await activateOverdue(db, day)) {
      if ('refused' in outcome) logger.error({ plan: plan.id, outcome }, 'a plan could not take effect')
      else logger.info({ plan: plan.id, households: outcome.households }, 'a plan took effect')
    }
    await live.refresh(db)
    done = day
  }
  await begin(townDay())
  const timer = setInterval(() => {
    const day = townDay()
    if (day === done) return
    begin(day).catch((error: unknown) => {
      logger.error(
        { day, kind: error instanceof Error ? error.name : typeof error },
        'the new day did not begin',
      )
    })
  }, EVERY_MS)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
