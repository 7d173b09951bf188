import type { ReadDoor } from './read-door.ts'

/** Doors less sure than this, or than this share of the surest, are not worth showing. */
const LEAST_SCORE = 0.35
const LEAST_OF_BEST = 0.75

interface Entry {
  readonly read: ReadDoor
  readonly score: number
}

/** The surest doors seen so far, in order; of equal ones the lower rank, then the one that came first. */
export class BestDoors {
  private readonly entries: Entry[] = []
  private readonly limit: number

  constructor(limit: number) {
    this.limit = limit
  }

  /** Whether a door of this score and rank would still be shown. */
  admits(score: number, rank: number): boolean {
    const { entries, limit } = this
    if (score < LEAST_SCORE || score < (entries[0]?.score ?? 0) * LEAST_OF_BEST) return false
    const worst = entries[limit - 1]
    return worst === undefined || score > worst.score || (score === worst.score && rank < worst.read.rank)
  }

  offer(read: ReadDoor, score: number): void {
    if (!this.admits(score, read.rank)) return
    const { entries, limit } = this
    let at = entries.length
    while (at > 0 && comesBefore(read.rank, score, entries[at - 1]!)) at--
    entries.splice(at, 0, { read, score })
    if (entries.length > limit) entries.pop()
  }

  found(): readonly Entry[] {
    const least = (this.entries[0]?.score ?? 0) * LEAST_OF_BEST
    return this.entries.filter(({ score }) => score >= least)
  }
}

function comesBefore(rank: number, score: number, entry: Entry): boolean {
  return score > entry.score || (score === entry.score && rank < entry.read.rank)
}
