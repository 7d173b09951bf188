import { randomUUID } from 'node:crypto'
import type { NewSheets, Sheets } from '#contract/paper.ts'
import { type Language, Refusal } from '../../errors.ts'
import type { Live, LivePlan } from '../../live.ts'
import { createBreath } from '../../paper/breath.ts'
import type { Account } from '../../repositories/accounts.ts'
import type { CodedDoor } from '../doors/here-door.ts'
import { doorsOf, placeInReach } from './sheets-doors.ts'
import { drawSheets, type SheetsWish } from './sheets-draw.ts'

/** Sheets that were ordered, each for who ordered it alone; in this server's memory and for an hour. */
export interface SheetsDesk {
  /** Throws the refusals of `placeInReach`, `no-entrances`, `too-many-sheets` and `paper-crowded`. */
  order(account: Account, wanted: NewSheets, language: Language, origin: string): Promise<Sheets>
  /** Throws `unknown-sheets`. */
  state(account: Account, id: string): Sheets
  /** Throws `unknown-sheets` and, before all pages are done, `sheets-not-ready`. */
  file(account: Account, id: string): Buffer
}

/** Pages of one order, orders in memory, and those of one account that are not done yet. */
const MOST_PAGES = 3_000
const MOST_ORDERS = 12
const MOST_WAITING = 2
const KEPT_MS = 3_600_000
const COME_BACK_S = 60

interface Order {
  readonly id: string
  readonly county: string
  readonly account: string
  readonly madeAt: number
  readonly total: number
  done: number
  outcome: { readonly file: Buffer } | { readonly error: unknown } | null
}

/** Orders are made one after the other, and each lets requests through between its pages. */
export function createSheetsDesk(live: Live, now: () => number = Date.now): SheetsDesk {
  const orders = new Map<string, Order>()
  let last: Promise<void> = Promise.resolve()

  function findOrder({ id: account, county }: Account, id: string): Order {
    forget()
    const order = orders.get(id)
    if (order === undefined || order.account !== account || order.county !== county)
      throw new Refusal('unknown-sheets')
    return order
  }

  function forget(): void {
    for (const [id, { madeAt, outcome }] of orders)
      if (outcome !== null && now() - madeAt > KEPT_MS) orders.delete(id)
  }

  /** Makes room for one more order: the oldest that is done goes. */
  function mustHaveRoom({ id: account }: Account): void {
    forget()
    const waiting = [...orders.values()].filter((order) => order.outcome === null)
    const oldest = [...orders.values()].find((order) => order.outcome !== null)
    const isFull = orders.size >= MOST_ORDERS && oldest === undefined
    if (isFull || waiting.filter((order) => order.account === account).length >= MOST_WAITING)
      throw new Refusal('paper-crowded', { seconds: COME_BACK_S }, { retryAfterS: COME_BACK_S })
    if (orders.size >= MOST_ORDERS && oldest !== undefined) orders.delete(oldest.id)
  }

  async function make(
    order: Order,
    plan: LivePlan,
    doors: readonly CodedDoor[],
    wish: SheetsWish,
  ): Promise<void> {
    try {
      const file = await drawSheets(plan, doors, wish, createBreath(), (pages) => {
        order.done = pages
      })
      order.outcome = { file }
    } catch (error) {
      // Told to whoever asks how far it is, and logged there.
      order.outcome = { error }
    }
  }

  return {
    async order(account, wanted, language, origin) {
      const plan = live.plan()
      const place = placeInReach(plan, account, wanted)
      const doors = await doorsOf(plan, place, language, createBreath())
      if (doors.length === 0) throw new Refusal('no-entrances')
      if (doors.length > MOST_PAGES)
        throw new Refusal('too-many-sheets', { entrances: doors.length, most: MOST_PAGES })
      mustHaveRoom(account)
      const order: Order = {
        id: randomUUID(),
        county: account.county,
        account: account.id,
        madeAt: now(),
        total: doors.length,
        done: 0,
        outcome: null,
      }
      orders.set(order.id, order)
      const wish = { community: place.community, paper: wanted.paper ?? 'A4', language, origin }
      last = last.then(() => make(order, plan, doors, wish))
      return wireOf(order)
    },
    state: (account, id) => wireOf(findOrder(account, id)),
    file(account, id) {
      const { outcome, done, total } = findOrder(account, id)
      if (outcome === null) throw new Refusal('sheets-not-ready', { done, total })
      if ('error' in outcome) throw outcome.error
      return outcome.file
    },
  }
}

function wireOf({ id, done, total, outcome }: Order): Sheets {
  if (outcome !== null && 'error' in outcome) throw outcome.error
  return { id, done, total, bytes: outcome?.file.length ?? null }
}
