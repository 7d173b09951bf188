import type { Position } from '#geometry/position.ts'
import type { Ring } from '#geometry/ring.ts'

/**
 * The closed walk between an old and a new course of a ring: forward along the new one, back along the old, from
 * the last vertex before all that differs to the first after it. It winds once counter-clockwise around ground
 * won and once clockwise around ground lost. Empty when nothing differs.
 */
export function changedLoop(before: Ring, after: Ring): readonly Position[] {
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && same(before[head]!, after[head]!)) head++
  if (head === before.length && head === after.length) return []
  let tail = 0
  while (tail < shorter - head && same(before[before.length - 1 - tail]!, after[after.length - 1 - tail]!)) {
    tail++
  }
  // Where nothing is common, the walk goes once around each.
  const ahead = after.slice(head, after.length - tail)
  const back = before.slice(head, before.length - tail).reverse()
  if (head + tail === 0) return [...ahead, ahead[0]!, back[back.length - 1]!, ...back]
  const from = before[(head + before.length - 1) % before.length]!
  const to = before[(before.length - tail) % before.length]!
  return [from, ...ahead, to, ...back]
}

function same(a: Position, b: Position): boolean {
  return a[0] === b[0] && a[1] === b[1]
}
