import type { MultiPolygon } from '#geometry/ring.ts'
import type { FindingSettings, GroundPost, RequiredRole } from '../ground.ts'
import type { Grid, GridKey } from '../snapshot.ts'
import { daysBetween } from './days.ts'
import type { Statement } from './finding.ts'
import { aboutGrid, type Survey } from './survey.ts'

/**
 * What was said of each grid, and the ground and households it was said of: in a draft most grids lack staff,
 * and an edit changes few of them.
 */
export type StaffingSaid = WeakMap<
  Grid,
  {
    readonly shape: MultiPolygon | undefined
    readonly households: number
    readonly statements: readonly Statement[]
  }
>

/** Grids without a role that their level needs, and posts that ran out or soon will with nobody to follow. */
export function staffingFindings(
  survey: Survey,
  posts: PostsOfGrids,
  day: string,
  said: StaffingSaid,
): Statement[] {
  const { snapshot, settings } = survey
  const found: Statement[] = []
  for (const grid of snapshot.grids) {
    const { key, level } = grid
    const shape = survey.polygons.get(key)
    const households = survey.householdsOf(key)
    const before = said.get(grid)
    if (before !== undefined && before.shape === shape && before.households === households) {
      for (const statement of before.statements) found.push(statement)
      continue
    }
    const here = posts.get(key) ?? []
    const statements = [
      ...missingRoles(survey, key, level, here, day, settings),
      ...endingPosts(survey, key, here, day, settings),
    ]
    said.set(grid, { shape, households, statements })
    for (const statement of statements) found.push(statement)
  }
  return found
}

/** Posts by the grid they are on. One on a grid that is not in a plan says nothing about it. */
export type PostsOfGrids = ReadonlyMap<GridKey, readonly GroundPost[]>

export function postsOfGrids(posts: readonly GroundPost[]): PostsOfGrids {
  const byGrid = new Map<GridKey, GroundPost[]>()
  for (const post of posts) {
    const here = byGrid.get(post.grid)
    if (here === undefined) byGrid.set(post.grid, [post])
    else here.push(post)
  }
  return byGrid
}

/** What a grid of that level needs and nobody among its posts is, on a day. */
export function rolesMissing(
  level: number,
  posts: readonly GroundPost[],
  day: string,
  { requiredRoles }: Pick<FindingSettings, 'requiredRoles'>,
): readonly RequiredRole[] {
  const present = posts.filter((post) => isHeldOn(post, day))
  return requiredRoles.filter(
    ({ level: needing, roles }) =>
      needing === level && !present.some(({ role }) => roles.length === 0 || roles.includes(role)),
  )
}

function missingRoles(
  survey: Survey,
  key: GridKey,
  level: number,
  posts: readonly GroundPost[],
  day: string,
  settings: FindingSettings,
): Statement[] {
  return rolesMissing(level, posts, day, settings).map(({ roles }) => ({
    rule: 'role-missing',
    about: `${key}.${roles.join('+')}`,
    grid: key,
    ...aboutGrid(survey, key),
    households: survey.householdsOf(key),
    reason: { level, roles: roles.join(' ') },
  }))
}

/** The last post of each role on a grid, where it is over or ends within the set number of days. */
function endingPosts(
  survey: Survey,
  key: GridKey,
  posts: readonly GroundPost[],
  day: string,
  settings: FindingSettings,
): Statement[] {
  const roles = [...new Set(posts.map(({ role }) => role))].sort()
  return roles.flatMap((role): Statement[] => {
    const ends = posts.filter((post) => post.role === role).map(({ to }) => to)
    const last = ends.includes(null) ? undefined : (ends as string[]).sort().at(-1)
    if (last === undefined) return []
    const daysLeft = daysBetween(day, last)
    if (daysLeft > settings.expiringWithinDays) return []
    return [
      {
        rule: daysLeft < 0 ? 'post-expired' : 'post-expiring',
        about: `${key}.${role}`,
        grid: key,
        ...aboutGrid(survey, key),
        households: survey.householdsOf(key),
        reason: { role, to: last, days: Math.abs(daysLeft) },
      },
    ]
  })
}

function isHeldOn({ from, to }: GroundPost, day: string): boolean {
  return from <= day && (to === null || to >= day)
}
