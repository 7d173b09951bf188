/**
 * Shares a whole number out in proportion to weights by the method of largest remainders; the parts add up to
 * the total exactly, and none is below `least`.
 */
export function apportion(total: number, weights: readonly number[], least = 0): number[] {
  const free = total - least * weights.length
  if (free < 0) throw new Error(`${total} cannot be shared among ${weights.length} with ${least} each`)
  const sum = weights.reduce((a, b) => a + b, 0)
  const quotas = weights.map((weight) => Math.max(0, (weight / sum) * total - least))
  const quotaSum = quotas.reduce((a, b) => a + b, 0)
  const exact = quotas.map((quota) => (quotaSum === 0 ? free / weights.length : (quota / quotaSum) * free))
  const parts = exact.map((share) => least + Math.floor(share))
  const byRemainder = exact
    .map((share, index) => ({ index, remainder: share - Math.floor(share) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
  let rest = total - parts.reduce((a, b) => a + b, 0)
  for (const { index } of byRemainder) {
    if (rest-- <= 0) break
    parts[index]! += 1
  }
  return parts
}
