import { setTimeout as sleep } from 'node:timers/promises'
import type { TownEvent } from '#contract/plans.ts'
import { Refusal } from './errors.ts'
import { createEvents } from './events.ts'
import { createDoorSearch, type DoorSearch } from './lookup/doors.ts'
import type { BaseMap, InForce } from './lookup/in-force.ts'
import { createLocator, type Locator } from './lookup/locate.ts'
import { createDoorsOnGround, type DoorsOnGround } from './lookup/near-doors.ts'
import type { Db } from './repositories/connection.ts'
import { countByHolder } from './repositories/households.ts'
import { askAs } from './repositories/request.ts'
import type { Secrets } from './secrets/secrets.ts'
import { createTiles, type Tiles } from './tiles/tiles.ts'
import { type BoardMaterial, readBoards } from './usecases/boards/read-boards.ts'
import { type HereMaterial, readHereMaterial, withCodes } from './usecases/doors/here-material.ts'
import { createGrids, type GridsInForce } from './usecases/plans/grids-in-force.ts'
import { readBaseMap } from './usecases/plans/read-base-map.ts'
import { readInForce, readPosts } from './usecases/plans/read-in-force.ts'

/** The plan in force and the indexes made from it: one immutable whole, so that no reply mixes two plans. */
export interface LivePlan {
  readonly inForce: InForce
  readonly locator: Locator
  readonly doors: DoorSearch
  readonly doorsOnGround: DoorsOnGround
  readonly tiles: Tiles
  /** What lies under the grids, for maps on paper. */
  readonly baseMap: BaseMap
  readonly grids: GridsInForce
  readonly boards: BoardMaterial
  readonly here: HereMaterial
  /** When it was read from the database, ISO 8601 in UTC: what a board calls the age of its data. */
  readonly dataAt: string
}

/** Holder of the state in memory; the one thing in the server that changes without a request. */
export interface Live {
  /** The plan in force. Throws `no-plan` before the first one. */
  plan(): LivePlan
  /** The plan in force, or null before the first one. */
  peek(): LivePlan | null
  /**
   * Households came (+) or went (−) in grids, by code; null is ground that no grid holds. Other servers count them at their
   * next refresh.
   */
  countHouseholds(changes: readonly (readonly [code: string | null, by: number])[]): void
  /**
   * Reads everything anew and swaps it in at once; look-ups go on answering from the old until then. `heard`: another
   * server told of it.
   */
  refresh(db: Db, heard?: 'heard'): Promise<void>
  /**
   * The same for posts, staff, chart, boards and the codes of doors, which leaves the plan as it is. Those asked for while
   * one waits its turn are one. Never rejects and waits a second at most, so that no reply does: whoever changed a post
   * has it in the database. False where it was not read by then; `keepToday` looks again.
   */
  refreshPosts(db: Db, heard?: 'heard'): Promise<boolean>
}

/** How long a reply waits for look-ups to know of a change it made. */
const PATIENCE_MS = 1_000

/** What pages are told after a refresh. */
function eventOf({ inForce: { plan } }: LivePlan, before: string | undefined): TownEvent {
  if (plan.id === before) return { type: 'board-changed' }
  return { type: 'plan-activated', plan: plan.id, effectiveFrom: plan.effectiveFrom }
}

/**
 * An empty holder; `refresh` fills it, and tells pages what is different. Refreshes asked for at the same time run one
 * after the other.
 */
export function createLive(secrets: Secrets, events = createEvents()): Live {
  let held: LivePlan | null = null
  let last: Promise<void> = Promise.resolve()
  /** The reading of posts that has not begun; `ours`: somebody here changed one of them. */
  let waiting: { ours: boolean; done: Promise<void> } | null = null

  const read = async (db: Db): Promise<void> => {
    const inForce = await readInForce(db, secrets)
    if (inForce === null) {
      held = null
      return
    }
    const baseMap = await readBaseMap(db)
    const boards = await readBoards(db, secrets, inForce.county)
    const { here } = await readHereMaterial(askAs(db, { kind: 'system' }), inForce.county)
    const households = await countByHolder(askAs(db, { kind: 'system' }), inForce.county)
    const locator = createLocator(inForce)
    held = {
      inForce,
      locator,
      doors: createDoorSearch(inForce.doors),
      doorsOnGround: createDoorsOnGround(inForce.doors, inForce.snapshot.scale),
      tiles: createTiles(inForce, baseMap),
      baseMap,
      grids: createGrids(inForce, locator, households),
      boards,
      here,
      dataAt: new Date().toISOString(),
    }
  }

  const readPeople = async (db: Db): Promise<void> => {
    if (held === null) return
    const { inForce } = held
    const ask = askAs(db, { kind: 'system' })
    const posts = await readPosts(ask, inForce.county, inForce.snapshot, secrets)
    const boards = await readBoards(db, secrets, inForce.county)
    const { here, renewed } = await readHereMaterial(ask, inForce.county)
    const doors = withCodes(inForce.doors, renewed)
    const doorsOnGround =
      doors === inForce.doors ? held.doorsOnGround : createDoorsOnGround(doors, inForce.snapshot.scale)
    // Households may have been counted meanwhile; plans are read in turn and are the same as above.
    held = {
      ...held,
      inForce: { ...inForce, posts, doors },
      locator: held.locator.withPosts(posts),
      doorsOnGround,
      boards,
      here,
      dataAt: new Date().toISOString(),
    }
  }

  /** Runs after all that were asked for before, whether those could be done or not. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const next = last.then(work)
    last = next.catch(() => undefined)
    return next
  }

  return {
    plan() {
      if (held === null) throw new Refusal('no-plan')
      return held
    },
    peek: () => held,
    countHouseholds(changes) {
      if (held !== null) held = { ...held, grids: held.grids.counting(changes) }
    },
    refresh: (db, heard) =>
      inTurn(async () => {
        const before = held?.inForce.plan.id
        await read(db)
        if (held === null) return
        events.tell({ to: 'town', event: eventOf(held, before), ...(heard && { heard: true }) })
      }),
    async refreshPosts(db, heard) {
      const turn = waiting ?? { ours: false, done: Promise.resolve() }
      turn.ours ||= heard === undefined
      if (waiting === null) {
        waiting = turn
        turn.done = inTurn(async () => {
          waiting = null
          await readPeople(db)
          if (held === null) return
          const event = { type: 'board-changed' } as const
          events.tell({ to: 'town', event, posts: true, ...(!turn.ours && { heard: true }) })
        })
      }
      const giveUp = new AbortController()
      const late = sleep(PATIENCE_MS, false, { signal: giveUp.signal, ref: false }).catch(() => false)
      const read = turn.done.then(
        () => true,
        () => false,
      )
      const inTime = await Promise.race([read, late])
      giveUp.abort()
      return inTime
    },
  }
}
