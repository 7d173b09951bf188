import type { Sealed } from '../secrets/cipher.ts'
import type { AccountId } from './accounts.ts'
import type { Ask } from './request.ts'
import { sealedFrom } from './sealed.ts'
import { sql } from './sql.ts'

const queries = {
  setPassword: sql('accounts/set-password'),
  find: sql('accounts/codes-find'),
  begin: sql('accounts/codes-begin'),
  takeStep: sql('accounts/codes-use-step'),
  remove: sql('accounts/codes-remove'),
}

const named = ({ county, id }: AccountId) => ({ county, id })

/** Sets a password, given as its argon2id hash; earlier wrong attempts no longer count. */
export function setPassword(ask: Ask, account: AccountId, passwordHash: string): Promise<void> {
  return ask.none(queries.setPassword, { ...named(account), passwordHash })
}

/** The sealed secret of an account's one-time codes, begun or in use; null where there is none. */
export async function findCodes(
  ask: Ask,
  account: AccountId,
): Promise<{ readonly secret: Sealed; readonly inUse: boolean } | null> {
  const row = await ask.one<{ totp: Buffer | null; totpKey: string | null; inUse: boolean }>(
    queries.find,
    named(account),
  )
  const secret = sealedFrom(row.totp, row.totpKey)
  return secret && { secret, inUse: row.inUse }
}

/** Keeps a sealed secret that counts once it is confirmed; false where codes are in use already. */
export async function beginCodes(ask: Ask, account: AccountId, secret: Sealed): Promise<boolean> {
  const totp = `\\x${secret.ciphertext.toString('hex')}`
  return (await ask.oneOrNone(queries.begin, { ...named(account), totp, totpKey: secret.keyId })) !== null
}

/** Takes a step of 30 s for used and confirms the codes; false where that step or a later one was used before. */
export async function takeStep(ask: Ask, account: AccountId, step: number): Promise<boolean> {
  return (await ask.oneOrNone(queries.takeStep, { ...named(account), step })) !== null
}

/** Signing in asks for no code any more. */
export function removeCodes(ask: Ask, account: AccountId): Promise<void> {
  return ask.none(queries.remove, named(account))
}
