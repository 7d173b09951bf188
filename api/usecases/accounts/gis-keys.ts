import type { GisKey, NewGisKey } from '#contract/session.ts'
import { Refusal } from '../../errors.ts'
import { appendAudit } from '../../repositories/audit.ts'
import type { Db } from '../../repositories/connection.ts'
import { txAs } from '../../repositories/request.ts'
import { countGisKeys, recordSession } from '../../repositories/sessions.ts'
import type { SessionAccount } from './current-account.ts'
import { sessionToWire } from './session-list.ts'
import { keyOfToken, makeSeed, makeToken } from './session-token.ts'

const MOST_KEYS = 10
const DAY_SECONDS = 86_400

/**
 * Makes a key by which a GIS program reads /ogc as this account, and tells it this once. It is listed and ended with the
 * sessions. Throws `too-many-keys`.
 */
export function makeGisKey(db: Db, account: SessionAccount, { label, days }: NewGisKey): Promise<GisKey> {
  return txAs(db, { kind: 'system' }, async (ask) => {
    if ((await countGisKeys(ask, account)) >= MOST_KEYS)
      throw new Refusal('too-many-keys', { most: MOST_KEYS })
    const token = makeToken(account.county)
    const key = keyOfToken(token)
    if (key === null) throw new Error('a fresh token is not one')
    const lasting = { seed: makeSeed(), seconds: days * DAY_SECONDS }
    const row = await recordSession(ask, key, { account: account.id, device: label, gis: true, ...lasting })
    await appendAudit(ask, account, { verb: 'gis-key', subject: account.id })
    return { key: token, session: sessionToWire(account, row) }
  })
}
