import type { Alive } from '#contract/boards.ts'
import { Refusal } from '../../errors.ts'
import type { Live } from '../../live.ts'
import { hearScreen } from '../../repositories/boards-screens.ts'
import type { Db } from '../../repositories/connection.ts'
import { askAs } from '../../repositories/request.ts'

/** Writes down that a screen shows a published board, and which state of it. Throws `unknown-board`. */
export async function hearOfScreen(db: Db, live: Live, slug: string, alive: Alive): Promise<void> {
  const ask = askAs(db, { kind: 'system' })
  if (!(await hearScreen(ask, live.plan().inForce.county, slug, alive))) throw new Refusal('unknown-board')
}
