import type { OpenSession, OpenSessions } from '#contract/session.ts'
import { Refusal } from '../../errors.ts'
import { appendAudit } from '../../repositories/audit.ts'
import type { Db } from '../../repositories/connection.ts'
import { askAs, txAs } from '../../repositories/request.ts'
import { endSession, endSessions, listSessions, type SessionRow } from '../../repositories/sessions.ts'
import type { SessionAccount } from './current-account.ts'
import { SESSION_TIMES } from './session-times.ts'

const system = { kind: 'system' } as const

/** One's own sessions that are open, keys of GIS programs among them, the latest seen first. */
export async function listOwnSessions(db: Db, account: SessionAccount): Promise<OpenSessions> {
  const rows = await listSessions(askAs(db, system), account, SESSION_TIMES)
  return { sessions: rows.map((row) => sessionToWire(account, row)) }
}

/** A session as its owner is told of it. */
export function sessionToWire(
  account: SessionAccount,
  { id, device, createdAt, seenAt, expiresAt, gis }: SessionRow,
): OpenSession {
  return {
    id,
    device,
    createdAt: createdAt.toISOString(),
    seenAt: seenAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    gis,
    current: id === account.session,
  }
}

/** Ends one of one's own sessions, the present one too. Throws `unknown-session`. */
export async function endOwnSession(db: Db, account: SessionAccount, id: string): Promise<void> {
  await txAs(db, system, async (ask) => {
    if (!(await endSession(ask, account, id))) throw new Refusal('unknown-session')
    if (id !== account.session)
      await appendAudit(ask, account, { verb: 'sign-out-others', subject: account.id })
  })
}

/** Ends all of one's own sessions but the present one, and says how many those were. */
export function endOtherSessions(db: Db, account: SessionAccount): Promise<number> {
  return txAs(db, system, async (ask) => {
    const ended = await endSessions(ask, account, account.session)
    if (ended > 0) await appendAudit(ask, account, { verb: 'sign-out-others', subject: account.id })
    return ended
  })
}
