import { openSubject as opening } from '#contract/protection.ts'
import { Refusal } from '../api/errors.ts'
import type { Db } from '../api/repositories/connection.ts'
import type { Secrets } from '../api/secrets/secrets.ts'
import { LOCK_RULE } from '../api/usecases/accounts/account-attempts.ts'
import { type Account, accountOfToken, signOut } from '../api/usecases/accounts/current-account.ts'
import { signIn } from '../api/usecases/accounts/sign-in.ts'
import { createStrangers } from '../api/usecases/protection/strangers.ts'
import { eraseSubject } from '../api/usecases/protection/subject-erase.ts'
import { findSubjects, openSubject } from '../api/usecases/protection/subject-open.ts'
import { EXIT, type Misuse, type Words } from './command-line.ts'
import { type Language, say } from './command-words.ts'

/** Options of `gridhold subject`. */
export const SUBJECT_OPTIONS = ['as', 'code', 'reason', 'note', 'confirm'] as const

/** What a person wants to know or do about a household, and who they are. */
export type SubjectWish = { readonly as: string; readonly code: string | undefined } & (
  | { readonly wish: 'find'; readonly text: string }
  | { readonly wish: 'show'; readonly household: string; readonly why: ReturnType<typeof opening.parse> }
  | { readonly wish: 'erase'; readonly household: string; readonly confirm: string }
)

/** What the command needs of the program that runs it. */
interface SubjectIo {
  readonly db: Db
  readonly secrets: Secrets
  readonly out: (line: string) => void
  readonly language: Language
  readonly askPassword: (prompts: readonly string[]) => Promise<string | null>
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i
const USAGE: Misuse = { misuse: 'subject-usage', details: {} }

/** What stands after `subject` → what is wanted. */
export function subjectWish({ positionals, values }: Words): SubjectWish | Misuse {
  const [verb, ...rest] = positionals
  const { as, code, confirm } = values
  if (as === undefined || rest.length === 0) return USAGE
  const who = { as, code }
  if (verb === 'find') return { ...who, wish: 'find', text: rest.join(' ') }
  const [household = '', extra] = rest
  if (extra !== undefined) return { misuse: 'too-many', details: { what: extra } }
  if (!UUID.test(household)) return USAGE
  if (verb === 'show') {
    const why = opening.safeParse({ reason: values.reason, ...(values.note ? { note: values.note } : {}) })
    return why.success
      ? { ...who, wish: 'show', household, why: why.data }
      : { misuse: 'subject-reason', details: {} }
  }
  if (verb !== 'erase' || confirm === undefined) return USAGE
  return { ...who, wish: 'erase', household, confirm }
}

/**
 * `gridhold subject find|show|erase`: what the page does, by the same use cases, in the name of an administrator who gives
 * the password. What is held comes as JSON, to be read, printed or handed over.
 */
export async function subjectCommand(wish: SubjectWish, io: SubjectIo): Promise<number> {
  const { db, secrets, out, language } = io
  const password = (await io.askPassword([say('subject-password', language, { what: wish.as })])) ?? ''
  try {
    const strangers = createStrangers(LOCK_RULE)
    const { code } = wish
    const credentials = { username: wish.as, password, ...(code === undefined ? {} : { code }) }
    const token = await signIn(db, { strangers, secrets }, credentials, 'gridhold')
    try {
      const opened = await accountOfToken(db, token)
      if (opened === null) throw new Error('a fresh session opens no account')
      if (opened.account.mustEnrol) throw new Refusal('codes-required')
      await answer(wish, opened.account, io)
    } finally {
      await signOut(db, token)
    }
    return EXIT.done
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    out(error.sentence(language))
    return EXIT.refused
  }
}

async function answer(
  wish: SubjectWish,
  account: Account,
  { db, secrets, out, language }: SubjectIo,
): Promise<void> {
  if (wish.wish === 'find') {
    const doors = await findSubjects(db, account, wish.text)
    if (doors.length === 0) out(say('subject-none', language))
    for (const { household, building, unit, room, closed } of doors)
      out(
        `${household}  ${building}${unit ?? ''}${room}${closed ? `  ${say('subject-closed', language)}` : ''}`,
      )
  } else if (wish.wish === 'show') {
    out(JSON.stringify(await openSubject(db, secrets, account, wish.household, wish.why), null, 2))
  } else {
    const { erased, auditSeq } = await eraseSubject(db, secrets, account, wish.household, wish.confirm)
    const rows = Object.entries(erased).flatMap(([table, n]) => (n === 0 ? [] : [`${table} ${n}`]))
    out(say('subject-erased', language, { rows: rows.join(', '), seq: auditSeq }))
  }
}
