import type { VisitRule } from '#contract/visits.ts'
import type { Ask } from './request.ts'
import { sql } from './sql.ts'

const queries = {
  list: sql('visit-rules/list'),
  insert: sql('visit-rules/insert'),
  find: sql('visit-rules/find'),
  end: sql('visit-rules/end'),
}

type Rule = Pick<VisitRule, 'name' | 'tagKind' | 'everyDays'>

/** Rules in force, the program's own (without an id) where the county made none, then ended ones. */
export function listVisitRules(ask: Ask, county: string): Promise<VisitRule[]> {
  return ask.rows<VisitRule>(queries.list, { county })
}

/** Adds a rule; false where its id is taken or its kind of need is unknown. For `system`. */
export async function insertVisitRule(
  ask: Ask,
  county: string,
  rule: Rule & { readonly id: string },
): Promise<boolean> {
  return (await ask.oneOrNone(queries.insert, { ...rule, county })) !== null
}

/** What a rule says, or null. */
export function findVisitRule(ask: Ask, county: string, id: string): Promise<Rule | null> {
  return ask.oneOrNone<Rule>(queries.find, { county, id })
}

/** Ends a rule from today on; false where there is none in force. For `system`. */
export async function endVisitRule(ask: Ask, county: string, id: string): Promise<boolean> {
  return (await ask.oneOrNone(queries.end, { county, id })) !== null
}
