import type { ChainLink, Located } from '#contract/locate.ts'
import type { Language } from '../errors.ts'
import type { Holding } from './chains.ts'
import { dutyOn } from './duty.ts'
import type { InForce } from './in-force.ts'

/** The part of an answer that depends on the holding, the day and the language alone. */
export type HeldAnswer = Pick<Located, 'jurisdiction' | 'chain' | 'call' | 'answeredBy' | 'plan'>

/** Answers of one day in one language, made when first asked for. */
export interface DayAnswers {
  chainOf(holding: number): readonly ChainLink[]
  /** The members of `HeldAnswer` as JSON text, with the closing brace and without the opening one. */
  textOf(holding: number): string
}

/** Days kept besides today: people ask for a day or two, and a crawler shall not fill the memory. */
const OTHER_DAYS = 6

/**
 * Answers by day and language. Today's are never dropped for another day's sake, so that asking for many days
 * slows down nobody else.
 */
export function createDayAnswers(inForce: InForce, holdings: readonly Holding[]) {
  const today = new Map<string, DayAnswers>()
  const others = new Map<string, DayAnswers>()

  return (day: string, isToday: boolean, language: Language): DayAnswers => {
    const kept = isToday ? today : others
    const key = `${language} ${day}`
    const found = kept.get(key)
    if (found !== undefined) return found
    if (kept.size >= (isToday ? 2 : OTHER_DAYS)) kept.delete(kept.keys().next().value!)
    const made = dayAnswers(inForce, holdings, day, language)
    kept.set(key, made)
    return made
  }
}

function dayAnswers(
  { posts, plan }: InForce,
  holdings: readonly Holding[],
  day: string,
  language: Language,
): DayAnswers {
  const duty = dutyOn(posts, day, language)
  const texts: (string | undefined)[] = new Array(holdings.length)

  const chainOf = (holding: number): ChainLink[] =>
    holdings[holding]!.chain.map(({ level, code, name, kind, key }) => ({
      level,
      code,
      name,
      kind,
      staff: duty.staffOf(key),
    }))

  const textOf = (number: number): string => {
    const made = texts[number]
    if (made !== undefined) return made
    const { chain, jurisdiction } = holdings[number]!
    const answer: HeldAnswer = {
      jurisdiction,
      chain: chainOf(number),
      call: duty.callFor(chain, jurisdiction),
      answeredBy: chain.length > 0 ? 'grid' : 'jurisdiction',
      plan: { id: plan.id, effectiveFrom: plan.effectiveFrom },
    }
    const text = JSON.stringify(answer).slice(1)
    texts[number] = text
    return text
  }

  return { chainOf, textOf }
}
