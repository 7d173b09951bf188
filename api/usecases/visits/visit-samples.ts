import { createHash } from 'node:crypto'
import type { Outcome } from '#contract/visits.ts'
import type { Db } from '../../repositories/connection.ts'
import { txAs } from '../../repositories/request.ts'
import { insertVisits, type SampleHome, sampleHomes } from '../../repositories/visits.ts'

const DAY_MS = 86_400_000

/** A day in the town begins eight hours before the same day in UTC. */
const AHEAD_MS = 8 * 3_600_000

/** Of a hundred homes: covered within the year, covered at all, and tried; nobody ever was at the rest. */
const THIS_YEAR = 70
const COVERED = 78
const TRIED = 88

/**
 * Gives a sample town a past: seven homes in ten were covered within the year, some longer ago, some were only tried and
 * some never; old people who live alone within the fortnight. Each by the lead of its ground who has an account, else by
 * the head. The same homes and days before `today` (`YYYY-MM-DD`) give the same visits. Nothing of it is in the audit.
 */
export function sampleVisits(db: Db, county: string, today: string): Promise<void> {
  const midnight = Date.parse(today) - AHEAD_MS
  return txAs(db, { kind: 'system' }, async (ask) => {
    const homes = await sampleHomes(ask, county)
    await insertVisits(
      ask,
      county,
      homes.flatMap((home) => visitTo(home, midnight)),
    )
  })
}

function visitTo({ household, account, often }: SampleHome, midnight: number) {
  const digest = createHash('sha256').update(household).digest()
  const chance = digest.readUInt16BE(0) % 100
  const day = daysAgo(chance, digest.readUInt16BE(2), often)
  if (day === null) return []
  const minute = 9 * 60 + (digest.readUInt16BE(4) % (10 * 60))
  return [
    {
      id: uuidFrom(digest),
      household,
      account,
      at: new Date(midnight - day * DAY_MS + minute * 60_000),
      outcome: outcomeOf(often || chance < COVERED, digest[6]!),
    },
  ]
}

/** Days before today, at least one; null for a home where nobody ever was. */
function daysAgo(chance: number, luck: number, often: boolean): number | null {
  if (often) return 1 + (luck % 12)
  if (chance < THIS_YEAR) return 1 + (luck % 360)
  if (chance < COVERED) return 366 + (luck % 120)
  if (chance < TRIED) return 1 + (luck % 60)
  return null
}

/** Who was covered mostly was met, and some answered the phone. */
function outcomeOf(isCovered: boolean, luck: number): Outcome {
  if (isCovered) return luck % 5 === 0 ? 'phone' : 'met'
  return (['not-in', 'away', 'refused'] as const)[luck % 3]!
}

function uuidFrom(digest: Buffer): string {
  const hex = digest.subarray(8, 24).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
}
