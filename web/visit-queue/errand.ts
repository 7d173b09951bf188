import type { PatrolRequest, VisitRequest } from '#contract/visits.ts'

/** What a phone has to tell the server: ids, outcome, time and note. No name, number or address has a place here. */
export type Errand =
  | ({ readonly kind: 'visit'; readonly note: string | null } & Omit<VisitRequest, 'note'>)
  | ({ readonly kind: 'patrol'; readonly note: string | null } & Omit<PatrolRequest, 'note'>)
  /** Takes a visit or patrol back that was told, or may have been told, before. `household`: of the visit. */
  | {
      readonly kind: 'take-back'
      readonly of: 'visit' | 'patrol'
      readonly id: string
      readonly household: string | null
    }

/** An errand as it lies on the phone. */
export interface Waiting {
  /** Rises with every errand kept on this phone; errands are sent in this order. */
  readonly key: number
  /** User name of the account it belongs to. */
  readonly account: string
  readonly errand: Errand
  /** Not sent before this moment (milliseconds of the phone's clock), so that a slip leaves no trace at all. */
  readonly notBefore: number
  /** How often sending began; counted before the request goes, for its reply may be lost. */
  readonly tries: number
  /** Of a take-back: the server may never have had what it takes back. */
  readonly unsure: boolean
  /** Why the server refused it for good; null while it may still be sent. */
  readonly refusal: string | null
}

/** What became of sending an errand. */
export type Reply =
  | { readonly kind: 'done' }
  /** The server will say the same again. `code` is one of the contract's. */
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'signed-out' }
  /** Nothing was reached, or what was reached was not the server. */
  | { readonly kind: 'unreached' }
  /** The server is there and cannot, for now. */
  | { readonly kind: 'busy' }

/** Where errands lie. Every change is one atomic step, for several tabs of a browser share the drawer. */
export interface QueueDrawer {
  /** Whether what is kept outlives the page. */
  readonly lasting: boolean
  add(fresh: Omit<Waiting, 'key'>): Promise<Waiting>
  /** Errands of one account by rising key. */
  all(account: string): Promise<readonly Waiting[]>
  /** Replaces an errand by what `change` makes of it (null: takes it out); null where there is none any more. */
  update(key: number, change: (waiting: Waiting) => Waiting | null): Promise<Waiting | null>
  /** How many wait on this phone, of whatever account. */
  count(): Promise<number>
}
