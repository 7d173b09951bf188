import type { Waiting } from './errand.ts'

/** The longest an errand may be held back, in milliseconds; a clock that was set back must not hold it for a year. */
export const LONGEST_HOLD_MS = 150_000

/** What the sender does next. */
export type Step =
  | { readonly kind: 'send'; readonly waiting: Waiting }
  /** Made and taken back before anybody was told. */
  | { readonly kind: 'forget'; readonly keys: readonly number[] }
  /** Taken back after it may have been told: only the taking back is told from now on. */
  | { readonly kind: 'only-take-back'; readonly told: number; readonly takeBack: number }

/**
 * The first thing to be done with the errands of an account, given in the order of their keys; null when nothing can be
 * done at `now`. `skip` are keys that are left alone this time.
 */
export function nextStep(all: readonly Waiting[], now: number, skip: ReadonlySet<number>): Step | null {
  for (const waiting of all) {
    const back = takeBackOf(all, waiting)
    if (back !== undefined)
      return waiting.tries === 0 || waiting.refusal !== null
        ? { kind: 'forget', keys: [waiting.key, back.key] }
        : { kind: 'only-take-back', told: waiting.key, takeBack: back.key }
    if (waiting.refusal === null && !skip.has(waiting.key) && heldMs(waiting, now) === 0)
      return { kind: 'send', waiting }
  }
  return null
}

/** How long an errand is still held back, in milliseconds. */
export function heldMs({ notBefore }: Waiting, now: number): number {
  const left = notBefore - now
  return left > 0 && left <= LONGEST_HOLD_MS ? left : 0
}

/** What still has to be told: neither refused, nor made and taken back before anybody knew. */
export function toBeTold(all: readonly Waiting[]): readonly Waiting[] {
  const forgotten = new Set(
    all.flatMap((each) => {
      const back = takeBackOf(all, each)
      return back === undefined ? [] : each.tries === 0 ? [each.key, back.key] : [each.key]
    }),
  )
  return all.filter(({ key, refusal }) => refusal === null && !forgotten.has(key))
}

function takeBackOf(all: readonly Waiting[], { key, errand }: Waiting): Waiting | undefined {
  if (errand.kind === 'take-back') return undefined
  return all.find(
    (each) => each.key > key && each.errand.kind === 'take-back' && each.errand.id === errand.id,
  )
}
