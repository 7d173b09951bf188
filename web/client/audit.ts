import {
  type AuditPage,
  type AuditStateReply,
  auditPage,
  auditState,
  type RevealLog,
  revealLog,
} from '#contract/protection.ts'
import { type Answer, request } from './request.ts'

/** Which entries of the audit are wanted; null means all. */
export interface AuditWish {
  readonly verb: string | null
  readonly account: string | null
}

/** Entries of the audit, newest first, those below number `before`. */
export function auditEntries(
  { verb, account }: AuditWish,
  before: number | null,
): Promise<Answer<AuditPage>> {
  const query = new URLSearchParams()
  if (verb !== null) query.set('verb', verb)
  if (account !== null) query.set('account', account)
  if (before !== null) query.set('before', String(before))
  return request(auditPage, `/api/audit?${query}`)
}

/** Whether every hash of the chain holds. */
export function chainState(): Promise<Answer<AuditStateReply>> {
  return request(auditState, '/api/audit/state')
}

/** Who looked at full names and numbers between two days, both included. */
export function revealsBetween(from: string, to: string): Promise<Answer<RevealLog>> {
  return request(revealLog, `/api/reveals?${new URLSearchParams({ from, to })}`)
}
