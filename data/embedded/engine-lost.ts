import { lostTrackExit, swallowedExceptionExit } from './orders.ts'
import type { WireError } from './replies.ts'

/** Why the engine's process ended unasked. */
type LostReason = 'geometry' | 'fatal' | 'overdue' | 'start' | 'died'

const words: Readonly<Record<LostReason, Omit<WireError, 'severity' | 'hint'> & { hint: string }>> = {
  geometry: {
    code: 'XX000',
    message:
      'the geometry engine failed inside this statement; nothing of it was kept and the database restarts',
    hint: 'Store valid geometry only, and give overlay functions a gridSize.',
  },
  fatal: {
    code: 'XX000',
    message: 'the embedded database cannot go on after this statement; it restarts',
    hint: 'Whether the statement was kept is not known.',
  },
  overdue: {
    code: '57014',
    message:
      'the statement ran longer than the embedded database allows and was ended; the database restarts',
    hint: 'A hung overlay of invalid geometry looks like this. Long work sets statement_timeout in its connection.',
  },
  start: {
    code: '57P03',
    message: 'the embedded database does not start',
    hint: 'Look at its folder; a backup of it can be put in its place.',
  },
  died: {
    code: '57P02',
    message: 'the process of the embedded database ended during this statement; it restarts',
    hint: 'Whether the statement was kept is not known.',
  },
}

/** The engine's process ended before it answered; the supervisor starts another. */
export class EngineLost extends Error {
  override readonly name = 'EngineLost'
  readonly reason: LostReason

  constructor(reason: LostReason, detail = '') {
    super(words[reason].message + detail)
    this.reason = reason
  }

  /** What the client whose statement it was is told. */
  forClient(severity: WireError['severity']): WireError {
    return { severity, code: words[this.reason].code, message: this.message, hint: words[this.reason].hint }
  }
}

const reasonOfExit: ReadonlyMap<number, LostReason> = new Map([
  [swallowedExceptionExit, 'geometry'],
  [lostTrackExit, 'fatal'],
])

/** Reads the reason from how the process ended. */
export function lostBy(end: {
  readonly code: number | null
  readonly wasReady: boolean
  readonly overdue: boolean
  readonly whyNot: string | undefined
}): EngineLost {
  if (!end.wasReady) return new EngineLost('start', `: ${end.whyNot ?? 'it ended at once'}`)
  if (end.overdue) return new EngineLost('overdue')
  return new EngineLost(reasonOfExit.get(end.code ?? 0) ?? 'died')
}
