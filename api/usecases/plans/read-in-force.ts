import type { Snapshot } from '#plan/snapshot.ts'
import type { DutyPost, InForce, PublicPerson } from '../../lookup/in-force.ts'
import { readDoors } from '../../repositories/buildings.ts'
import type { Db } from '../../repositories/connection.ts'
import { listJurisdictions } from '../../repositories/jurisdictions.ts'
import { findPlan, type PlanRow, plansInForce } from '../../repositories/plans.ts'
import { type DutyHolder, type DutyRow, postsOnDuty } from '../../repositories/posts.ts'
import { type Ask, askAs } from '../../repositories/request.ts'
import { maskToSurname } from '../../secrets/mask.ts'
import type { Secrets } from '../../secrets/secrets.ts'
import { readSnapshot } from './read-snapshot.ts'

/**
 * The plan in force with everything a look-up answers from, or null before the first one. Where several roots have
 * one, it is the plan that took effect last. Who did not consent leaves here with a masked name and no phone.
 */
export async function readInForce(db: Db, secrets: Secrets): Promise<InForce | null> {
  const ask = askAs(db, { kind: 'system' })
  const [plan] = await plansInForce(ask)
  const row = plan ? await findPlan(ask, plan) : null
  if (plan === undefined || row === null) return null
  return readPublished(ask, plan.county, row, secrets)
}

/** A published plan, in force or not, as look-ups answer from it. Throws for one that is not published. */
export async function readPublished(
  ask: Ask,
  county: string,
  row: PlanRow,
  secrets: Secrets,
): Promise<InForce> {
  if (row.effectiveFrom === null) throw new Error(`plan ${row.id} is not published`)
  const snapshot = await readSnapshot(ask, county, row)
  const codes = snapshot.communities.map(({ code }) => code)
  const jurisdictions = await listJurisdictions(ask, county, codes)
  const doors = await readDoors(ask, county)
  return {
    county,
    plan: { id: row.id, name: row.name, version: row.version, effectiveFrom: row.effectiveFrom },
    snapshot,
    jurisdictions: jurisdictions.map(({ code, name, contactName, contactPhone }) => ({
      code,
      name,
      contact: { name: contactName, phone: contactPhone },
    })),
    posts: await readPosts(ask, county, snapshot, secrets),
    doors: doors.map((door) => ({ ...door, communityName: door.communityName ?? '' })),
  }
}

/** Posts on the grids and jurisdictions of a plan, with what the public may be told of their holders. */
export async function readPosts(
  ask: Ask,
  county: string,
  snapshot: Snapshot,
  secrets: Secrets,
): Promise<readonly DutyPost[]> {
  const codes = snapshot.communities.map(({ code }) => code)
  const places = new Set([snapshot.root, ...codes, ...snapshot.grids.map(({ key }) => key)])
  const posts = (await postsOnDuty(ask, county)).filter(({ scope }) => places.has(scope.id))
  return posts.map((post) => publicPost(post, secrets))
}

function publicPost(post: DutyRow, secrets: Secrets): DutyPost {
  return {
    ...post,
    holder: publicPerson(post.holder, secrets),
    deputy: post.deputy && publicPerson(post.deputy, secrets),
  }
}

function publicPerson({ name, phone, isPublic }: DutyHolder, secrets: Secrets): PublicPerson {
  if (!isPublic) return { name: maskToSurname(name), phone: null }
  return { name, phone: phone && secrets.open(phone) }
}
