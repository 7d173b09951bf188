/** One measured ratio of design §8. */
export interface Measure {
  /** Row of the table in design §8; 10 is the address search of issue 4, 11 its search of households, 12 a board's memory, 13 a poster, 14 an import. */
  readonly row: 1 | 2 | 3 | 4 | 5 | 9 | 10 | 11 | 12 | 13 | 14
  readonly what: string
  /** Ours against theirs, as times faster; or a duration in seconds where `unit` is `s`, or megabytes. */
  readonly value: number
  readonly unit: '×' | 's' | 'MB'
  /** The bar: at least so many times, or at most so many seconds or megabytes. */
  readonly bar: number
  /** What the ratio is made of, in words and figures. */
  readonly detail: string
}

/** A row that could not be measured here, and why. */
export interface Skipped {
  readonly row: Measure['row']
  readonly what: string
  readonly why: string
}

export interface Report {
  readonly measures: readonly Measure[]
  readonly skipped: readonly Skipped[]
}

export function isReached({ value, unit, bar }: Measure): boolean {
  return unit === '×' ? value >= bar : value < bar
}

/** The report as lines of text, one a ratio. */
export function table({ measures, skipped }: Report): string {
  const lines = measures.map((measure) => {
    const { row, what, value, unit, bar, detail } = measure
    const sign = unit === '×' ? '≥' : '<'
    const verdict = isReached(measure) ? 'ok  ' : 'MISS'
    // An action takes milliseconds.
    const shown = value.toFixed(unit === 's' ? 4 : 2).padStart(8)
    return `${verdict} ${row}  ${what.padEnd(52)} ${shown} ${unit} (${sign} ${bar} ${unit})  ${detail}`
  })
  return [...lines, ...skipped.map(({ row, what, why }) => `skip ${row}  ${what}: ${why}`)].join('\n')
}

/** The middle one of an odd number of values, the mean of the middle two of an even number. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  if (low === undefined || high === undefined) throw new Error('no values, no median')
  return (low + high) / 2
}

/** The median milliseconds of `rounds` runs. */
export async function medianMs(rounds: number, run: () => unknown): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const began = performance.now()
    await run()
    times.push(performance.now() - began)
  }
  return median(times)
}
