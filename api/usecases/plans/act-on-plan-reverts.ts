import type { Action } from '#plan/actions/action.ts'
import { Refusal, type Sentence } from '../../errors.ts'
import type { Account } from '../../repositories/accounts.ts'

interface Logged {
  readonly account: string | null
  readonly action: Action
}

const WHY: Readonly<Record<'not-yours' | 'not-latest', Sentence>> = {
  'not-yours': {
    zh: '它是别人做的。请与对方商量，或另做一个修改。',
    en: 'somebody else did it. Talk to them, or make another change.',
  },
  'not-latest': {
    zh: '您之后还做了别的操作。请从最近的一个起依次撤销。',
    en: 'you did something else after it. Take back your latest action first.',
  },
}

/**
 * Throws `revert-refused` unless the action is the account's own latest that was not taken back: to undo, the latest
 * edit or redo; to redo, the latest undo. Whether something was built on it is for the kernel to say, as is an id
 * that is not in the log.
 */
export function refuseRevert(id: string, log: readonly Logged[], account: Account): void {
  const target = log.find(({ action }) => action.id === id)
  if (target === undefined) return
  if (target.account !== account.id) throw refusal('not-yours')
  const undoes = new Map<string, boolean>()
  const taken = new Set<string>()
  for (const { action } of log) {
    undoes.set(action.id, action.type === 'revert' && undoes.get(action.action) === false)
    if (action.type === 'revert') taken.add(action.action)
  }
  if (taken.has(id)) return
  const latest = log.findLast(
    ({ account: by, action }) =>
      by === account.id && !taken.has(action.id) && undoes.get(action.id) === undoes.get(id),
  )
  if (latest !== target) throw refusal('not-latest')
}

function refusal(reason: keyof typeof WHY): Refusal {
  return new Refusal('revert-refused', { why: WHY[reason] }, { reason })
}
