import { Refusal } from '../errors.ts'
import type { Db } from '../repositories/connection.ts'
import { accountOfGisKey } from '../usecases/accounts/current-account.ts'
import type { Authenticate } from './authenticate.ts'

/**
 * For /ogc alone: the account of the key in `Authorization`, which GIS programs send with every request; without one, that
 * of the session. Throws `bad-gis-key`, and what sessions throw.
 */
export function authenticateGis(db: Db, session: Authenticate): Authenticate {
  return async (request) => {
    const sent = request.get('Authorization')
    if (sent === undefined) return session(request)
    const account = await accountOfGisKey(db, keyIn(sent))
    if (account === null) throw new Refusal('bad-gis-key')
    if (account.mustEnrol) throw new Refusal('codes-required')
    return account
  }
}

/** The key is the password of HTTP Basic, under whatever name (RFC 7617), or a Bearer token (RFC 6750). */
function keyIn(authorization: string): string {
  const [scheme, value] = authorization.split(' ', 2)
  if (value === undefined) return ''
  if (scheme?.toLowerCase() === 'bearer') return value
  if (scheme?.toLowerCase() !== 'basic') return ''
  const pair = Buffer.from(value, 'base64').toString('utf8')
  return pair.slice(pair.indexOf(':') + 1)
}
