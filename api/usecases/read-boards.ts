import {
  allFacilities,
  type BoardRow,
  type ChartPostRow,
  type ChartUnitRow,
  chartPosts,
  chartUnits,
  consentedPosts,
  type FacilityRow,
  publishedBoards,
} from '../repositories/boards.ts'
import type { Db } from '../repositories/connection.ts'
import { askAs } from '../repositories/request.ts'
import type { Secrets } from '../secrets/secrets.ts'

/** A post as the chart of a board may show it: no name, no number without consent. */
export interface ChartPost extends Omit<ChartPostRow, 'phone' | 'phoneKey'> {
  readonly phone: string | null
}

/** Everything the boards of a county are made of besides the plan in force. No resident is in it. */
export interface BoardMaterial {
  readonly boards: readonly BoardRow[]
  readonly units: readonly ChartUnitRow[]
  readonly posts: readonly ChartPost[]
  /** Ids of the posts whose holder agreed to be named in public. */
  readonly consented: ReadonlySet<string>
  readonly facilities: readonly FacilityRow[]
}

/** Reads it all; numbers of people who agreed to have theirs shown are decrypted here. */
export async function readBoards(db: Db, secrets: Secrets, county: string): Promise<BoardMaterial> {
  const ask = askAs(db, { kind: 'system' })
  const posts = await chartPosts(ask, county)
  return {
    boards: await publishedBoards(ask, county),
    units: await chartUnits(ask, county),
    posts: posts.map(({ phone, phoneKey, ...post }) => ({
      ...post,
      phone: phone && phoneKey ? secrets.open({ ciphertext: phone, keyId: phoneKey }) : null,
    })),
    consented: await consentedPosts(ask, county),
    facilities: await allFacilities(ask, county),
  }
}
