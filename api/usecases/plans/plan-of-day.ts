import { Refusal } from '../../errors.ts'
import type { Live } from '../../live.ts'
import type { InForce } from '../../lookup/in-force.ts'
import { createLocator, type Locator } from '../../lookup/locate.ts'
import { townDay } from '../../lookup/town-day.ts'
import type { Db } from '../../repositories/connection.ts'
import { type DatedPlan, planOnDay } from '../../repositories/lineage.ts'
import { findPlan } from '../../repositories/plans.ts'
import { askAs } from '../../repositories/request.ts'
import type { Secrets } from '../../secrets/secrets.ts'
import { readPublished } from './read-in-force.ts'

/** Plans kept besides the one in force: people ask for the last one or the next one. */
const KEPT = 4

/** The look-up over the plan that answers on a day. */
export type LocatorOn = (day: string) => Promise<Locator>

/**
 * Finds the plan of a day, past or scheduled, among the published plans of the root in force. Today's is the one in
 * memory and asks no database; the others are read on demand and a few of them kept until the state in memory is
 * read anew, because posts may have changed with it. They are built one after the other, so that asking for many
 * days slows down nobody but who asks. The promise is rejected with `no-plan`, or `bad-parameter` (`before-plan`)
 * for a day before the first plan.
 */
export function createPlanOfDay(db: Db, live: Live, secrets: Secrets): LocatorOn {
  const ask = askAs(db, { kind: 'system' })
  let keptFor: InForce | null = null
  let kept = new Map<string, Promise<Locator>>()
  let last: Promise<unknown> = Promise.resolve()

  const build = async (county: string, id: string): Promise<Locator> => {
    const row = await findPlan(ask, { county, id })
    if (row === null) throw new Error(`plan ${id} of the day is not there`)
    return createLocator(await readPublished(ask, county, row, secrets))
  }

  const locatorOf = (county: string, plan: DatedPlan): Promise<Locator> => {
    const key = `${plan.id} ${plan.revision} ${plan.effectiveFrom}`
    const found = kept.get(key)
    kept.delete(key)
    const made = found ?? last.then(() => build(county, plan.id))
    if (found === undefined) last = made.catch(() => kept.delete(key))
    kept.set(key, made)
    if (kept.size > KEPT) kept.delete(kept.keys().next().value!)
    return made
  }

  return async (day) => {
    const held = live.plan()
    if (day === townDay()) return held.locator
    const { county, plan, snapshot } = held.inForce
    const dated = await planOnDay(ask, county, snapshot.root, day)
    if (dated === null) throw new Error(`the plan ${plan.id} is in force and none is published`)
    if (dated.effectiveFrom > day) throw beforePlan(dated.effectiveFrom)
    if (dated.id === plan.id) return held.locator
    if (keptFor !== held.inForce) {
      keptFor = held.inForce
      kept = new Map()
    }
    return locatorOf(county, dated)
  }
}

/** Before the first plan nobody had drawn a grid, so any grid would be a wrong answer. */
function beforePlan(first: string): Refusal {
  const problem = {
    zh: `at 早于首个方案的生效日 ${first}。`,
    en: `at is before ${first}, when the first plan took effect.`,
  }
  const wanted = { zh: ` ${first} 或以后的日期`, en: `a day from ${first} on` }
  return new Refusal('bad-parameter', { problem, wanted }, { reason: 'before-plan' })
}
