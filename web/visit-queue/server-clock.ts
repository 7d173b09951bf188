/** A phone's clock is believed as long as it agrees with the server's to this many milliseconds. */
const TOLERATED_MS = 60_000

/** The time of the town's server as far as this phone knows it. */
export interface ServerClock {
  /** Hears the `Date` of a reply that was asked for at `sent` and came at `received`, milliseconds of the phone's clock. */
  hear(date: string | null, sent: number, received: number): void
  /** The moment as an ISO string: the phone's own, set right where it is plainly wrong. */
  instant(): string
}

/** A phone with a wrong date would have its visits refused: what the server says of the time corrects them. */
export function serverClock(now: () => number): ServerClock {
  let ahead = 0
  return {
    hear(date, sent, received) {
      const said = Date.parse(date ?? '')
      if (Number.isNaN(said)) return
      const off = said - (sent + received) / 2
      ahead = Math.abs(off) > TOLERATED_MS + (received - sent) / 2 ? off : 0
    },
    instant: () => new Date(now() + ahead).toISOString(),
  }
}
