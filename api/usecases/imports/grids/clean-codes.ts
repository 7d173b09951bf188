import type { Level } from '#plan/snapshot.ts'
import { choiceOf, disputeOf, holds } from './clean-dispute.ts'
import { isOneSlip } from './clean-near-code.ts'
import type { Entry } from './layer-entries.ts'
import type { LayerContext, Pending } from './layers.ts'

/** Codes that begin with an administrative code: 12 digits of a community and more. */
const ADMINISTRATIVE = /^\d{12,}$/
const COUNTY = 6
/** Of a layer's codes so many begin with their parent's code before one that does not is thought a slip. */
const MOST = 0.8

/**
 * Codes of a layer that begin with another county than the root's: one conflict for each such county, with the root's
 * in its place as the suggestion. Changes the codes where that is chosen.
 */
export function countyConflicts(entries: readonly Entry[], level: Level, context: LayerContext): Pending[] {
  const county = context.community.slice(0, COUNTY)
  const strangers = new Map<string, Entry[]>()
  for (const entry of entries) {
    if (entry.code === null || !ADMINISTRATIVE.test(entry.code) || entry.code.startsWith(county)) continue
    const found = entry.code.slice(0, COUNTY)
    const list = strangers.get(found)
    if (list === undefined) strangers.set(found, [entry])
    else list.push(entry)
  }
  const taken = new Set(entries.map(({ code }) => code))
  return [...strangers].map(([found, list]): Pending => {
    const mendedOf = (code: string) => county + code.slice(COUNTY)
    const free = list.every(({ code }) => !taken.has(mendedOf(code!)))
    const conflict = disputeOf(
      `wrong-county@${level}:${found}`,
      list[0]!.records[0],
      [],
      {
        kind: 'code',
        reason: 'wrong-county',
        values: { found, county, count: list.length },
        choices: [choiceOf('keep'), ...(free ? [choiceOf('code', { code: county })] : [])],
        proposed: 'keep',
      },
      context.choices,
    )
    if (holds(conflict) !== 'keep') for (const entry of list) entry.code = mendedOf(entry.code!)
    return { conflict, about: list, waits: null }
  })
}

/**
 * Codes that do not begin with their parent's code though nearly all of the layer do, and would with one sign put
 * right. Changes the codes where that is chosen.
 */
export function nearCodeConflicts(
  entries: readonly Entry[],
  parentOf: (entry: Entry) => Entry | null,
  level: Level,
  context: LayerContext,
): Pending[] {
  const nested = entries.flatMap((entry) => {
    const above = parentOf(entry)?.codeInFile ?? null
    return entry.code === null || above === null ? [] : [{ entry, code: entry.code, above }]
  })
  const odd = nested.filter(({ code, above }) => !code.startsWith(above))
  if (nested.length < 4 || odd.length > nested.length * (1 - MOST)) return []
  const taken = new Set(entries.map(({ code }) => code))
  return odd.flatMap(({ entry, code, above }): Pending[] => {
    const lengths = [above.length, above.length + 1, above.length - 1]
    const cut = lengths.find((length) => isOneSlip(code.slice(0, length), above))
    const suggested = cut === undefined ? null : above + code.slice(cut)
    if (suggested === null || taken.has(suggested)) return []
    const conflict = disputeOf(
      `near-code@${level}:${code}`,
      entry.records[0],
      [],
      {
        kind: 'code',
        reason: 'near-code',
        values: { found: code, suggested, parent: above },
        choices: [choiceOf('keep'), choiceOf('code', { code: suggested })],
        proposed: 'keep',
      },
      context.choices,
    )
    if (holds(conflict) !== 'keep') entry.code = suggested
    return [{ conflict, about: [entry], waits: null }]
  })
}
