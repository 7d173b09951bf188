import type { ScopeKind } from '#contract/staff.ts'
import type { Ask } from './request.ts'
import { sql } from './sql.ts'

const queries = {
  add: sql('posts/add'),
  change: sql('posts/change'),
  remove: sql('posts/remove'),
  overlapping: sql('posts/overlapping'),
}

/** A post with everything that can be said of it; days are `YYYY-MM-DD`, both included. */
export interface PostTerms {
  readonly id: string
  readonly staff: string
  readonly role: string
  readonly scopeKind: ScopeKind
  readonly scopeId: string
  readonly floorFrom: number | null
  readonly floorTo: number | null
  readonly chartUnit: string | null
  readonly from: string
  readonly to: string | null
  readonly deputy: string | null
  readonly awayFrom: string | null
  readonly awayTo: string | null
  readonly consentAt: string | null
  readonly consentPhotoAt: string | null
}

/** Adds a post; false where the id is taken. */
export async function addPost(ask: Ask, county: string, post: PostTerms): Promise<boolean> {
  return (await ask.oneOrNone(queries.add, { county, ...post })) !== null
}

/** Changes all but who, which role and where. */
export function changePost(ask: Ask, county: string, post: PostTerms): Promise<void> {
  return ask.none(queries.change, { county, ...post })
}

/** Removes a post that has not begun; false where it has. */
export async function removePost(ask: Ask, county: string, id: string): Promise<boolean> {
  return (await ask.oneOrNone(queries.remove, { county, id })) !== null
}

/** Whether the same person has the same role at the same place on some of the post's days already. */
export async function overlaps(ask: Ask, county: string, post: PostTerms): Promise<boolean> {
  return (await ask.oneOrNone(queries.overlapping, { county, ...post })) !== null
}
