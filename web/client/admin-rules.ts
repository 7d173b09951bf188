import { type AliasList, aliasList, type CompoundAlias } from '#contract/aliases.ts'
import { type VisitRuleRequest, type VisitRules, visitRules } from '#contract/visits.ts'
import { change } from './change.ts'
import { type Answer, post, request } from './request.ts'

/** How often whom, those in force first. */
export function allVisitRules(): Promise<Answer<VisitRules>> {
  return request(visitRules, '/api/visit-rules')
}

export function addVisitRule(rule: VisitRuleRequest): Promise<Answer<VisitRules>> {
  return post(visitRules, '/api/admin/visit-rules', rule)
}

export function endVisitRule(id: string): Promise<Answer<VisitRules>> {
  return post(visitRules, `/api/admin/visit-rules/${id}/end`, {})
}

/** Compounds with the other names people have for them. */
export function compoundAliases(): Promise<Answer<AliasList>> {
  return request(aliasList, '/api/admin/aliases')
}

/** Replaces the other names of one compound. */
export function nameCompound(
  compound: string,
  aliases: readonly CompoundAlias[],
): Promise<Answer<AliasList>> {
  return change('PUT', aliasList, `/api/admin/aliases/${compound}`, { aliases })
}
