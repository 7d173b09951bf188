import type { GridKey } from '#plan/snapshot.ts'
import { givenName, mobile, surname } from './names.ts'
import type { GridDraft } from './plan-of-town.ts'
import type { Random } from './random.ts'
import type { TownChartUnit, TownPost } from './town.ts'

/** Everybody's posts run from here with no end, so that the sample stays right for years. */
export const POSTS_FROM = '2025-01-01'

/** The lead who is away, planted, is away all this time; the deputy answers meanwhile. */
export const AWAY = { from: '2026-01-01', to: '2036-12-31' } as const

type Staff = { id: string; name: string; phone: string | null }

/** A roll that grows: staff, their posts, and the organisation chart they stand on. */
export interface Roll {
  readonly staff: Staff[]
  readonly posts: TownPost[]
  readonly chart: TownChartUnit[]
}

/** Hires somebody new. */
export function hire(roll: Roll, random: Random): Staff {
  const sex = random.chance(0.55) ? 'female' : 'male'
  const staff = { id: random.uuid(), name: surname(random) + givenName(sex, random), phone: mobile(random) }
  roll.staff.push(staff)
  return staff
}

/** Gives somebody a post; most agree to be published by name, on a day of the first year. */
export function appoint(
  roll: Roll,
  random: Random,
  post: Pick<TownPost, 'staff' | 'role' | 'scope'> & Partial<TownPost>,
): TownPost {
  const made: TownPost = {
    id: random.uuid(),
    chartUnit: null,
    from: POSTS_FROM,
    to: null,
    deputy: null,
    away: null,
    consentAt: random.chance(0.85) ? `2025-0${random.int(1, 9)}-${random.int(10, 28)}` : null,
    ...post,
  }
  roll.posts.push(made)
  return made
}

function chartUnit(roll: Roll, random: Random, unit: Omit<TownChartUnit, 'id' | 'ordinal'>): TownChartUnit {
  const ordinal = roll.chart.filter(({ parent }) => parent === unit.parent).length + 1
  const made = { id: random.uuid(), ordinal, ...unit }
  roll.chart.push(made)
  return made
}

/** Who stands where in one community. */
export interface Staffed {
  readonly head: string
  readonly leads: string[]
  /** The chart unit of every second-level grid (or village group), for those who work under it. */
  readonly groups: Map<GridDraft, string>
}

/**
 * Staffs a community of three levels: committee → a branch for each first-level grid, with its lead → a group for
 * each second-level grid, with its full-time worker → a worker for each third-level grid that is not to be left
 * without anybody.
 */
export function staffCommunity(
  roll: Roll,
  community: { readonly code: string; readonly name: string },
  first: readonly GridDraft[],
  keys: ReadonlyMap<GridDraft, GridKey>,
  unstaffed: ReadonlySet<GridDraft>,
  random: Random,
): Staffed {
  const committee = chartUnit(roll, random, {
    jurisdiction: community.code,
    parent: null,
    kind: 'committee',
    name: `${community.name}居民委员会`,
    coversGrid: null,
  })
  const head = staffOffice(roll, community.code, committee.id, random)
  const leads: string[] = []
  const groups = new Map<GridDraft, string>()
  const gridScope = (grid: GridDraft) => ({ kind: 'grid' as const, id: keys.get(grid)! })
  first.forEach((one, i) => {
    const branch = chartUnit(roll, random, {
      jurisdiction: community.code,
      parent: committee.id,
      kind: 'branch',
      name: `${one.name}网格支部`,
      coversGrid: keys.get(one)!,
    })
    const lead = hire(roll, random)
    const deputy = hire(roll, random)
    leads.push(lead.id)
    appoint(roll, random, {
      staff: lead.id,
      role: 'lead',
      scope: gridScope(one),
      chartUnit: branch.id,
      deputy: deputy.id,
      // The first leads have agreed, so that a look-up shows both a full and a masked answer.
      ...(i < 2 ? { consentAt: '2025-01-06' } : {}),
    })
    for (const two of one.children) {
      const group = chartUnit(roll, random, {
        jurisdiction: community.code,
        parent: branch.id,
        kind: 'group',
        name: `${two.name}小组`,
        coversGrid: keys.get(two)!,
      })
      groups.set(two, group.id)
      appoint(roll, random, {
        staff: hire(roll, random).id,
        role: 'full-time-worker',
        scope: gridScope(two),
        chartUnit: group.id,
        deputy: random.chance(0.5) ? deputy.id : null,
      })
      for (const three of two.children) {
        if (unstaffed.has(three)) continue
        appoint(roll, random, {
          staff: hire(roll, random).id,
          role: random.chance(0.7) ? 'micro-worker' : 'part-time-worker',
          scope: gridScope(three),
          chartUnit: group.id,
        })
      }
    }
  })
  return { head, leads, groups }
}

/** Staffs a village of one level: committee → a tier for each villagers' group with its lead and group head. */
export function staffVillage(
  roll: Roll,
  village: { readonly code: string; readonly name: string },
  grids: readonly GridDraft[],
  keys: ReadonlyMap<GridDraft, GridKey>,
  random: Random,
): Staffed {
  const committee = chartUnit(roll, random, {
    jurisdiction: village.code,
    parent: null,
    kind: 'committee',
    name: `${village.name}村民委员会`,
    coversGrid: null,
  })
  const head = staffOffice(roll, village.code, committee.id, random)
  const leads: string[] = []
  const groups = new Map<GridDraft, string>()
  for (const grid of grids) {
    const tier = chartUnit(roll, random, {
      jurisdiction: village.code,
      parent: committee.id,
      kind: 'tier',
      name: grid.name,
      coversGrid: keys.get(grid)!,
    })
    groups.set(grid, tier.id)
    const scope = { kind: 'grid' as const, id: keys.get(grid)! }
    const lead = hire(roll, random)
    leads.push(lead.id)
    const groupHead = hire(roll, random)
    appoint(roll, random, { staff: lead.id, role: 'lead', scope, chartUnit: tier.id, deputy: groupHead.id })
    appoint(roll, random, { staff: groupHead.id, role: 'group-head', scope, chartUnit: tier.id })
  }
  return { head, leads, groups }
}

/** Those who answer for the whole community; returns its head. */
function staffOffice(roll: Roll, code: string, committee: string, random: Random): string {
  const scope = { kind: 'jurisdiction' as const, id: code }
  const deputy = hire(roll, random)
  const head = hire(roll, random)
  appoint(roll, random, {
    staff: head.id,
    role: 'head',
    scope,
    chartUnit: committee,
    deputy: deputy.id,
    consentAt: '2025-01-06',
  })
  appoint(roll, random, { staff: deputy.id, role: 'cadre', scope, chartUnit: committee })
  appoint(roll, random, { staff: hire(roll, random).id, role: 'police', scope, consentAt: '2025-01-06' })
  appoint(roll, random, {
    staff: hire(roll, random).id,
    role: 'property-manager',
    scope,
    consentAt: '2025-01-06',
  })
  return head.id
}
