import { type ErrorCode, Refusal } from '../../errors.ts'
import type { Account } from '../../repositories/accounts.ts'
import { appendAudit } from '../../repositories/audit.ts'
import type { Db } from '../../repositories/connection.ts'
import { type HeldHousehold, holdHousehold } from '../../repositories/household-writing.ts'
import { type Ask, txAs } from '../../repositories/request.ts'
import { actorOf } from '../accounts/sight.ts'

/** What the database says of a row that a policy does not let be written. */
const POLICY = '42501'

/**
 * Somebody wrote the same key first, which a policy for what is new may be the first to notice, or two waited for each
 * other: what is true now is seen at the second try.
 */
const AGAIN = new Set([POLICY, '23505', '40P01'])

/**
 * Runs one change to people in one transaction as `staff`: all of it happens or nothing. What the policies do not let be
 * written is refused with `unseen`, which is also the answer to accounts that see no household at all.
 */
export async function writePeople<Result>(
  db: Db,
  account: Account,
  unseen: ErrorCode,
  work: (ask: Ask) => Promise<Result>,
): Promise<Result> {
  const actor = actorOf(account)
  if (actor.kind !== 'staff') throw new Refusal(unseen)
  try {
    return await txAs(db, actor, work)
  } catch (error) {
    if (AGAIN.has(stateOf(error))) return await secondTry(() => txAs(db, actor, work), unseen)
    throw refusedBy(error, unseen)
  }
}

async function secondTry<Result>(run: () => Promise<Result>, unseen: ErrorCode): Promise<Result> {
  try {
    return await run()
  } catch (error) {
    if (stateOf(error) === '23505') throw new Refusal('id-taken')
    throw refusedBy(error, unseen)
  }
}

function refusedBy(error: unknown, unseen: ErrorCode): unknown {
  // A right that was never granted is a fault of the program and stays an error.
  const { routine } = error as { routine?: string }
  return stateOf(error) === POLICY && routine !== 'aclcheck_error' ? new Refusal(unseen) : error
}

function stateOf(error: unknown): string {
  const { code } = error as { code?: unknown }
  return typeof code === 'string' ? code : ''
}

/**
 * Holds a household for this transaction. Throws `unknown-household` where it is not on the account's own ground, and
 * `changed-meanwhile` where `version` is not the one it has.
 */
export async function hold(
  ask: Ask,
  account: Account,
  id: string,
  version: number | undefined,
): Promise<HeldHousehold> {
  const held = await holdHousehold(ask, account.county, id)
  if (held === null) throw new Refusal('unknown-household')
  if (version !== undefined && version !== held.version) throw new Refusal('changed-meanwhile')
  return held
}

/** Holds two households, in the order of their ids so that two such changes never wait for each other. */
export async function holdBoth(
  ask: Ask,
  account: Account,
  one: { readonly id: string; readonly version: number | undefined },
  other: string,
): Promise<[HeldHousehold, HeldHousehold]> {
  if (one.id === other) throw new Refusal('same-household')
  if (one.id < other) {
    const first = await hold(ask, account, one.id, one.version)
    return [first, await hold(ask, account, other, undefined)]
  }
  const second = await hold(ask, account, other, undefined)
  return [await hold(ask, account, one.id, one.version), second]
}

/** Writes to the audit that a household, a member, a need or a contact member was changed. */
export async function auditChange(
  ask: Ask,
  account: Account,
  verb: 'household-change' | 'member-change' | 'tag-change' | 'contact-change',
  subject: string,
  grid: string | null,
): Promise<void> {
  await appendAudit(ask, account, { verb, subject, grid })
}
