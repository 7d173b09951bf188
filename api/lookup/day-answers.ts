import type { ChainLink, Located } from '#contract/locate.ts'
import type { Language } from '../errors.ts'
import type { Holding } from './chains.ts'
import { dutyOn } from './duty.ts'
import type { InForce } from './in-force.ts'
import { toWire } from './wire-text.ts'

/** The part of an answer that depends on the holding, the day and the language alone. */
type HeldAnswer = Pick<Located, 'jurisdiction' | 'chain' | 'call' | 'answeredBy' | 'plan'>

/** Answers of one day in one language, made when first asked for. */
export interface DayAnswers {
  chainOf(holding: number): readonly ChainLink[]
  /** Everything of a reply but what depends on the very position, as the wire has it: `"jurisdiction":…}`. */
  wireOf(holding: number): string
}

/** Days kept besides today: people ask for a day or two, and a crawler shall not fill the memory. */
const OTHER_DAYS = 6

/**
 * Answers by day and language. Today's are never dropped for another day's sake, so that asking for many days
 * slows down nobody else.
 */
export function createDayAnswers(inForce: InForce, holdings: readonly Holding[]) {
  let today: { readonly day: string } & Partial<Record<Language, DayAnswers>> = { day: '' }
  const others = new Map<string, DayAnswers>()

  return (day: string, isToday: boolean, language: Language): DayAnswers => {
    if (isToday) {
      if (today.day !== day) today = { day }
      today[language] ??= dayAnswers(inForce, holdings, day, language)
      return today[language]
    }
    const key = `${language} ${day}`
    const found = others.get(key)
    if (found !== undefined) return found
    if (others.size >= OTHER_DAYS) others.delete(others.keys().next().value!)
    const made = dayAnswers(inForce, holdings, day, language)
    others.set(key, made)
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
  const wires: (string | undefined)[] = new Array(holdings.length)

  const chainOf = (holding: number): ChainLink[] =>
    holdings[holding]!.chain.map(({ level, code, name, kind, key }) => ({
      level,
      code,
      name,
      kind,
      staff: duty.staffOf(key),
    }))

  const wireOf = (number: number): string => {
    const made = wires[number]
    if (made !== undefined) return made
    const { chain, jurisdiction } = holdings[number]!
    const answer: HeldAnswer = {
      jurisdiction,
      chain: chainOf(number),
      call: duty.callFor(chain, jurisdiction),
      answeredBy: chain.length > 0 ? 'grid' : 'jurisdiction',
      plan: { id: plan.id, effectiveFrom: plan.effectiveFrom },
    }
    const wire = toWire(JSON.stringify(answer).slice(1))
    wires[number] = wire
    return wire
  }

  return { chainOf, wireOf }
}
