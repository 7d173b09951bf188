/**
 * What a screen knows of time, in milliseconds since 1970 by the server's clock. Its own clock may be set to anything
 * and start anew from some year long past after each power cut.
 */
export interface KnownTimes {
  /** When the server was last heard. */
  readonly heardAt: number
  /** The latest moment that is known to have come. */
  readonly newest: number
  /** How far the server's clock was ahead of this screen's when it was heard. */
  readonly ahead: number
}

/** The server was heard, its clock at `serverAt` while this screen's said `now`. */
export function heard(serverAt: number, now: number): KnownTimes {
  return { heardAt: serverAt, newest: serverAt, ahead: serverAt - now }
}

/** `passedMs` went by on a clock that only runs, and the screen's clock says `now`: the later of the two is known. */
export function ticked({ heardAt, newest, ahead }: KnownTimes, passedMs: number, now: number): KnownTimes {
  return { heardAt, ahead, newest: Math.max(newest + Math.max(passedMs, 0), now + ahead) }
}

/** For how long the server has not been heard, at least. */
export function ageMs({ heardAt, newest }: KnownTimes): number {
  return newest - heardAt
}
