import pgPromise, { type QueryFile } from 'pg-promise'
import type { Db } from './connection.ts'

/**
 * Whose eyes a query has. `public` and `system` are roles alone; `staff` sees the households its posts grant,
 * `planner` counts within its jurisdiction, and `steward` sees the one household it answers for after `enterSubject`;
 * these three as the given account of the given county.
 */
export type Actor =
  | { readonly kind: 'public' }
  | { readonly kind: 'system' }
  | { readonly kind: 'staff' | 'planner' | 'steward'; readonly county: string; readonly account: string }

/** A statement with named parameters, from `sql()` or inline. */
export type Query = string | QueryFile

type Values = Readonly<Record<string, unknown>>

/** Asks the database as one actor; each verb says how many rows it expects and throws on any other number. */
export interface Ask {
  rows<Row>(query: Query, values?: Values): Promise<Row[]>
  one<Row>(query: Query, values?: Values): Promise<Row>
  oneOrNone<Row>(query: Query, values?: Values): Promise<Row | null>
  none(query: Query, values?: Values): Promise<void>
}

/** What makes the rest of a message or transaction run as this actor, as SQL text. */
function entering(actor: Actor): string {
  const role = `set local role gridhold_${actor.kind};`
  if (actor.kind === 'public' || actor.kind === 'system') return role
  const { county, account } = actor
  // biome-ignore lint/suspicious/noTemplateCurlyInString: named parameters of pg-promise
  return `${role} ${pgPromise.as.format('select enter_account(${county}, ${account}::uuid);', { county, account })}`
}

/**
 * Runs one statement as an actor and gives its rows. Role, account and statement travel in one simple message
 * without begin and commit: the server treats such a message as one transaction, so the role ends with it,
 * also after an error, and the whole costs no more than the statement alone. The embedded database logs
 * everyone in as superuser, so no query may leave without its role.
 */
export async function runAs<Row>(db: Db, actor: Actor, query: Query, values?: Values): Promise<Row[]> {
  const results = await db.multiResult(`${entering(actor)} ${pgPromise.as.format(query, values)}`)
  return (results.at(-1)?.rows ?? []) as Row[]
}

/** `runAs` for one actor, to hand to the repositories. */
export function askAs(db: Db, actor: Actor): Ask {
  return asking((query, values) => runAs(db, actor, query, values))
}

/** Runs `work` in one transaction as an actor: all of it happens or, when it throws, nothing. */
export function txAs<Result>(db: Db, actor: Actor, work: (ask: Ask) => Promise<Result>): Promise<Result> {
  return db.tx(async (tx) => {
    await tx.multiResult(entering(actor))
    return work(
      asking(
        async (query, values) => (await tx.multiResult(pgPromise.as.format(query, values))).at(-1)?.rows,
      ),
    )
  })
}

function asking(send: (query: Query, values?: Values) => Promise<unknown[] | undefined>): Ask {
  const rows = async <Row>(query: Query, values?: Values) => ((await send(query, values)) ?? []) as Row[]
  const atMost = async <Row>(most: number, query: Query, values?: Values) => {
    const found = await rows<Row>(query, values)
    if (found.length > most)
      throw new Error(`Wanted ${most} row at most, got ${found.length}: ${text(query)}`)
    return found
  }
  return {
    rows,
    async one<Row>(query: Query, values?: Values) {
      const [row] = await atMost<Row>(1, query, values)
      if (row === undefined) throw new Error(`Wanted one row, got none: ${text(query)}`)
      return row
    },
    async oneOrNone<Row>(query: Query, values?: Values) {
      const [row] = await atMost<Row>(1, query, values)
      return row ?? null
    },
    async none(query: Query, values?: Values) {
      await atMost(0, query, values)
    },
  }
}

/** The statement without its values, which may be somebody's name. */
function text(query: Query): string {
  return typeof query === 'string' ? query : query.file
}
