import {
  allBoards,
  allFacilities,
  type BoardRow,
  boardCards,
  boardNotices,
  type CardRow,
  type ChartPostRow,
  type ChartUnitRow,
  chartPosts,
  chartUnits,
  consentedPosts,
  type FacilityRow,
  type NoticeRow,
} from '../../repositories/boards.ts'
import type { Db } from '../../repositories/connection.ts'
import { askAs } from '../../repositories/request.ts'
import type { Secrets } from '../../secrets/secrets.ts'

/** A post as the chart of a board may show it: no name, no number without consent. */
export interface ChartPost extends Omit<ChartPostRow, 'phone' | 'phoneKey'> {
  readonly phone: string | null
}

/** A post as a card shows it. */
export interface Card extends Omit<CardRow, 'phone' | 'phoneKey'> {
  readonly phone: string | null
}

/** Everything the boards of a county are made of besides the plan in force. No resident is in it. */
export interface BoardMaterial {
  /** Published or not. */
  readonly boards: readonly BoardRow[]
  readonly units: readonly ChartUnitRow[]
  readonly posts: readonly ChartPost[]
  /** Ids of the posts whose holder agreed to be named in public. */
  readonly consented: ReadonlySet<string>
  readonly cards: readonly Card[]
  readonly notices: readonly NoticeRow[]
  readonly facilities: readonly FacilityRow[]
}

interface SealedPhone {
  readonly phone: Buffer | null
  readonly phoneKey: string | null
}

/** Reads it all; numbers of people who agreed to have theirs shown are decrypted here. */
export async function readBoards(db: Db, secrets: Secrets, county: string): Promise<BoardMaterial> {
  const ask = askAs(db, { kind: 'system' })
  const posts = await chartPosts(ask, county)
  const cards = await boardCards(ask, county)
  const opened = <Row extends SealedPhone>({ phone, phoneKey, ...row }: Row) => ({
    ...row,
    phone: phone && phoneKey ? secrets.open({ ciphertext: phone, keyId: phoneKey }) : null,
  })
  return {
    boards: await allBoards(ask, county),
    units: await chartUnits(ask, county),
    posts: posts.map(opened),
    consented: await consentedPosts(ask, county),
    cards: cards.map(opened),
    notices: await boardNotices(ask, county, false),
    facilities: await allFacilities(ask, county),
  }
}
