import { listAccounts } from '../api/repositories/accounts-writing.ts'
import type { Db } from '../api/repositories/connection.ts'
import { askAs } from '../api/repositories/request.ts'
import { PASSWORD_LENGTH } from '../api/usecases/accounts/account-password-rule.ts'
import { rescueAccount } from '../api/usecases/accounts/account-rescue.ts'
import { addAccount } from '../api/usecases/accounts/add-account.ts'
import { EXIT, type Misuse, type Words } from './command-line.ts'
import { type Language, say } from './command-words.ts'

/** Options of `gridhold account`. */
export const ACCOUNT_OPTIONS = ['jurisdiction', 'capacity'] as const

const CAPACITIES = ['admin', 'planner', 'head', 'worker'] as const
type Capacity = (typeof CAPACITIES)[number]

/** What a person wants of the accounts. */
export type AccountWish =
  | { readonly wish: 'list' }
  | {
      readonly wish: 'add'
      readonly username: string
      readonly jurisdiction: string
      readonly capacity: Capacity
    }
  | { readonly wish: 'reset-codes' | 'disable' | 'password'; readonly username: string }

/** What the command needs of the program that runs it. */
interface AccountIo {
  readonly db: Db
  readonly out: (line: string) => void
  readonly language: Language
  /** Asks for a password once for each prompt; null where the answers differ. */
  readonly askPassword: (prompts: readonly string[]) => Promise<string | null>
}

/** What stands after `account` → what is wanted. The county is the first six digits of the jurisdiction. */
export function accountWish({ positionals, values }: Words): AccountWish | Misuse {
  const [verb, username, extra] = positionals
  if (extra !== undefined) return { misuse: 'too-many', details: { what: extra } }
  if (verb === 'list' && username === undefined) return { wish: 'list' }
  if (username !== undefined && isRescue(verb)) return { wish: verb, username }
  if (verb !== 'add' || username === undefined) return { misuse: 'account-usage', details: {} }
  const { jurisdiction = '', capacity = 'admin' } = values
  if (!/^\d{6}(\d{3}(\d{3})?)?$/.test(jurisdiction)) return { misuse: 'bad-jurisdiction', details: {} }
  if (!isCapacity(capacity)) return { misuse: 'bad-capacity', details: {} }
  return { wish: 'add', username, jurisdiction, capacity }
}

/** `gridhold account add|list|reset-codes|disable|password`. */
export async function accountCommand(wish: AccountWish, io: AccountIo): Promise<number> {
  const { db, out, language } = io
  if (wish.wish === 'list') {
    const accounts = await listAccounts(askAs(db, { kind: 'system' }))
    if (accounts.length === 0) out(say('no-accounts', language))
    for (const { username, capacity, jurisdiction } of accounts) {
      out(`${username.padEnd(16)} ${capacity.padEnd(8)} ${jurisdiction}`)
    }
    return EXIT.done
  }
  if (wish.wish !== 'add') return rescue(wish.wish, wish.username, io)
  const { least, most } = PASSWORD_LENGTH
  const password = await passwordFrom(io)
  if (password === null) return EXIT.refused
  const { username, jurisdiction, capacity } = wish
  const county = jurisdiction.slice(0, 6)
  const outcome = await addAccount(db, { county, username, password, jurisdiction, capacity, staff: null })
  if ('refused' in outcome) {
    out(say(outcome.refused, language, { least, most, what: jurisdiction }))
    return EXIT.refused
  }
  out(say('account-added', language, { what: outcome.added }))
  return EXIT.done
}

function isCapacity(text: string): text is Capacity {
  return CAPACITIES.some((capacity) => capacity === text)
}

async function rescue(
  what: 'reset-codes' | 'disable' | 'password',
  username: string,
  io: AccountIo,
): Promise<number> {
  const { db, out, language } = io
  const password = what === 'password' ? await passwordFrom(io) : ''
  if (password === null) return EXIT.refused
  const refused = await rescueAccount(db, username, what, password)
  out(say(refused ?? `account-${what}`, language, { ...PASSWORD_LENGTH, what: username }))
  return refused === null ? EXIT.done : EXIT.refused
}

/** A password given twice; null, and a sentence, where the two differ. */
async function passwordFrom({ askPassword, language, out }: AccountIo): Promise<string | null> {
  const prompts = [
    say('ask-password', language, { least: PASSWORD_LENGTH.least }),
    say('ask-again', language),
  ]
  const password = await askPassword(prompts)
  if (password === null) out(say('passwords-differ', language))
  return password
}

function isRescue(verb: string | undefined): verb is 'reset-codes' | 'disable' | 'password' {
  return verb === 'reset-codes' || verb === 'disable' || verb === 'password'
}
