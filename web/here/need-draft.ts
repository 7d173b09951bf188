import type { NeedReceipt, NewNeed } from '#contract/needs.ts'
import { isReceipt } from '../client/here.ts'
import { freshId } from './fresh-id.ts'
import { type Check, oneOf, shape, text, whole } from './reply-check.ts'

/**
 * What somebody is writing at a door. `id` stays until the receipt came, so that sending again is once; `sentAs` is what it
 * was last sent with, empty before that. `pictures`: how many were chosen; they themselves are not kept.
 */
export interface NeedDraft {
  readonly id: string
  readonly sentAs: string
  readonly kind: NewNeed['kind']
  readonly text: string
  readonly phone: string
  readonly pictures: number
}

const isDraft: Check<NeedDraft> = shape<NeedDraft>({
  id: text,
  sentAs: text,
  kind: oneOf('need', 'mistake'),
  text,
  phone: text,
  pictures: whole,
})

/**
 * What is kept for one door. It lives in this tab alone and ends with it: a phone may be shared, and the next who scans
 * the code must not read what the last one wrote.
 */
export interface NeedDrawer {
  draft(): NeedDraft
  keep(draft: NeedDraft): void
  receipt(): NeedReceipt | null
  /** The need arrived: the draft goes, its receipt stays until another is begun. */
  sent(receipt: NeedReceipt): void
  begin(): void
}

export function needDrawer(token: string): NeedDrawer {
  const draftKey = `gridhold.need.${token}`
  const receiptKey = `gridhold.receipt.${token}`
  return {
    draft: () =>
      read(draftKey, isDraft) ?? {
        id: freshId(),
        sentAs: '',
        kind: 'need',
        text: '',
        phone: '',
        pictures: 0,
      },
    keep: (draft) => write(draftKey, draft),
    receipt: () => read(receiptKey, isReceipt),
    sent(receipt) {
      write(draftKey, null)
      write(receiptKey, receipt)
    },
    begin: () => write(receiptKey, null),
  }
}

function read<T>(key: string, check: Check<T>): T | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null')
    return check(kept) ? kept : null
  } catch {
    return null
  }
}

function write(key: string, value: unknown): void {
  try {
    if (value === null) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, JSON.stringify(value))
  } catch {
    // A browser that keeps nothing sends all the same; only a reload loses what was typed.
  }
}
