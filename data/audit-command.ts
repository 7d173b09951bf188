import type { Db } from '../api/repositories/connection.ts'
import { auditCounties, auditPage, checkEveryAudit } from '../api/usecases/protection/audit-reading.ts'
import { EXIT, type Misuse, type Words } from './command-line.ts'
import { type Language, say } from './command-words.ts'

/** Options of `gridhold audit`. */
export const AUDIT_OPTIONS = ['county'] as const

/** What a person wants of the audit. */
type AuditWish =
  | { readonly wish: 'verify' }
  | { readonly wish: 'tail'; readonly entries: number; readonly county: string | undefined }

/** What the command needs of the program that runs it. */
interface AuditIo {
  readonly db: Db
  readonly out: (line: string) => void
  readonly language: Language
}

const SHOWN = 20
const MOST = 10_000

/** What stands after `audit` → what is wanted. */
export function auditWish({ positionals, values }: Words): AuditWish | Misuse {
  const [verb, entries, extra] = positionals
  if (extra !== undefined) return { misuse: 'too-many', details: { what: extra } }
  if (verb === 'verify' && entries === undefined) return { wish: 'verify' }
  if (verb !== 'tail') return { misuse: 'audit-usage', details: {} }
  const most = entries === undefined ? SHOWN : Number(entries)
  if (!Number.isInteger(most) || most < 1 || most > MOST)
    return { misuse: 'whole-number', details: { what: 'audit tail', least: 1 } }
  return { wish: 'tail', entries: most, county: values.county }
}

/**
 * `gridhold audit verify`: the chain of every county; exit code 1 and the number of the first entry that does not hold.
 * `gridhold audit tail [N]`: the last entries, oldest first.
 */
export async function auditCommand(wish: AuditWish, io: AuditIo): Promise<number> {
  const { db, out, language } = io
  if (wish.wish === 'verify') {
    const states = await checkEveryAudit(db)
    if (states.length === 0) out(say('audit-empty', language))
    for (const { county, entries, brokenAt } of states) {
      if (brokenAt === null) out(say('audit-holds', language, { county, entries }))
      else out(say('audit-broken', language, { county, entries, seq: brokenAt }))
    }
    return states.some(({ brokenAt }) => brokenAt !== null) ? EXIT.refused : EXIT.done
  }
  for (const county of await auditCounties(db)) {
    if (wish.county !== undefined && wish.county !== county) continue
    const { entries } = await auditPage(db, county, {}, wish.entries)
    for (const { seq, at, username, verb, subject, reason } of entries.toReversed()) {
      const line = [county, String(seq).padStart(7), at, (username ?? '-').padEnd(12), verb.padEnd(18)]
      out([...line, subject ?? '-', reason ?? ''].join(' ').trimEnd())
    }
  }
  return EXIT.done
}
