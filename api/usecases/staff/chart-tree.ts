/** A unit of the chart and the one it hangs on. */
export interface Hanging {
  readonly id: string
  readonly parent: string | null
  readonly jurisdiction: string
}

/** Whether `id` is `above` or hangs below it, at whatever depth. */
export function hangsBelow(chart: readonly Hanging[], id: string, above: string): boolean {
  const parents = new Map(chart.map((unit) => [unit.id, unit.parent]))
  // No more steps than units: a circle that came from elsewhere shall not hang the server.
  let at: string | null = id
  for (let step = 0; at !== null && step <= chart.length; step++) {
    if (at === above) return true
    at = parents.get(at) ?? null
  }
  return false
}
