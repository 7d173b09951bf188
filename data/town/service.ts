import type { GridKey } from '#plan/snapshot.ts'
import type { Census } from './census.ts'
import { type Neighbourhood, shareContacts } from './contacts.ts'
import type { DrawnTown } from './draw-town.ts'
import { COUNTY, STREET } from './jurisdictions.ts'
import type { GridDraft } from './plan-of-town.ts'
import type { Random } from './random.ts'
import type { GridSettlement } from './settlements.ts'
import { AWAY, type Roll, staffCommunity, staffVillage } from './staffing.ts'
import type { Town, TownPerson } from './town.ts'
import { tagWelfare } from './welfare.ts'

/** Households without a contact member, planted: all of both gaps, and one round of a third-level grid. */
const WITHOUT_CONTACT = 40

/** Who serves the town: staff and posts, contact members, what people need, boards and accounts. */
export interface Service {
  readonly roll: Roll
  readonly contacts: Town['contacts']
  readonly loadedContact: string
  readonly withoutContact: string[]
  readonly welfareTags: Town['welfareTags']
  readonly boards: Town['boards']
  readonly accounts: Town['accounts']
}

export function serve(
  drawn: DrawnTown,
  keys: ReadonlyMap<GridDraft, GridKey>,
  settlements: readonly GridSettlement[],
  census: Census,
  random: Random,
): Service {
  const roll: Roll = { staff: [], posts: [], chart: [] }
  const unstaffed = new Set(drawn.planted.unstaffed)
  const offices = drawn.communities.map((community) =>
    staffCommunity(roll, community, community.first, keys, unstaffed, random),
  )
  const office = offices[0]!
  const village = staffVillage(roll, drawn.village, drawn.village.grids, keys, random)
  sendAway(roll, office.leads[2] ?? office.leads[0]!)

  const groups = new Map([...offices, village].flatMap(({ groups: own }) => [...own]))
  const members = new Map<string, TownPerson[]>()
  for (const person of census.persons) {
    const known = members.get(person.household)
    if (known === undefined) members.set(person.household, [person])
    else known.push(person)
  }
  const { neighbourhoods, left } = neighbourhoodsOf(drawn, settlements, census, groups)
  // Nineteen for one member, and ten to fifteen for another; else any grid with that many.
  const fitting = neighbourhoods.findIndex(({ households: { length } }) => length >= 29 && length <= 34)
  const loaded = fitting >= 0 ? fitting : neighbourhoods.findIndex(({ households }) => households.length > 34)
  const contacts = shareContacts(roll, neighbourhoods, loaded, (id) => members.get(id) ?? [], random)
  if (contacts.loaded === null) throw new Error('no grid has room for the contact member with 19 households')

  const workers = new Map(
    roll.posts
      .filter(({ role, scope }) => scope.kind === 'grid' && (role === 'full-time-worker' || role === 'lead'))
      .map(({ staff, scope }) => [scope.id, staff]),
  )
  const recorders = new Map<string, string>()
  settlements.forEach(({ under }, i) => {
    if (under === null) return
    for (const household of census.of[i]!) recorders.set(household, workers.get(keys.get(under)!)!)
  })
  const helpers = new Map(contacts.rows.map(({ household, staff }) => [household, staff]))
  const welfareTags = tagWelfare(
    census.persons,
    (household) => {
      const recordedBy = recorders.get(household)
      return recordedBy === undefined ? null : { recordedBy, helper: helpers.get(household) ?? null }
    },
    random,
  )
  const headName = roll.staff.find(({ id }) => id === office.head)!.name
  const villageHead = roll.staff.find(({ id }) => id === village.head)!.name
  const [first] = drawn.communities
  return {
    roll,
    contacts: contacts.rows,
    loadedContact: contacts.loaded,
    withoutContact: left,
    welfareTags,
    boards: [
      board('nanqiao', `${first!.name}网格公示板`, first!.code, headName),
      board('liuwan', `${drawn.village.name}网格公示板`, drawn.village.code, villageHead),
    ],
    accounts: [
      { username: 'admin', capacity: 'admin', jurisdiction: COUNTY, staff: null },
      { username: 'planner', capacity: 'planner', jurisdiction: STREET, staff: null },
      { username: 'head', capacity: 'head', jurisdiction: first!.code, staff: office.head },
      { username: 'lead', capacity: 'worker', jurisdiction: first!.code, staff: office.leads[0]! },
      {
        username: 'lead2',
        capacity: 'worker',
        jurisdiction: first!.code,
        staff: office.leads[1] ?? village.leads[0]!,
      },
      { username: 'contact', capacity: 'worker', jurisdiction: first!.code, staff: contacts.ordinary },
    ],
  }
}

function board(
  slug: string,
  title: string,
  jurisdiction: string,
  declaredBy: string,
): Town['boards'][number] {
  return {
    slug,
    title,
    jurisdiction,
    approvalNumber: null,
    sketch: { declaredBy, on: '2026-01-05' },
    published: true,
  }
}

/** Marks the posts of somebody as left to the deputy for the planted absence. */
function sendAway(roll: Roll, staff: string): void {
  roll.posts.forEach((post, i) => {
    if (post.staff === staff) roll.posts[i] = { ...post, away: AWAY }
  })
}

/** Households by grid for contact members, without the forty that are left out. */
function neighbourhoodsOf(
  drawn: DrawnTown,
  settlements: readonly GridSettlement[],
  census: Census,
  groups: ReadonlyMap<GridDraft, string>,
): { neighbourhoods: Neighbourhood[]; left: string[] } {
  const left: string[] = []
  const neighbourhoods: Neighbourhood[] = []
  settlements.forEach(({ grid }, i) => {
    if (grid === null || grid === drawn.planted.holder) left.push(...census.of[i]!)
  })
  const spare = WITHOUT_CONTACT - left.length
  settlements.forEach(({ grid, under }, i) => {
    const households = census.of[i]!
    if (grid === null || under === null || grid === drawn.planted.holder || households.length === 0) return
    const chartUnit = groups.get(under)!
    if (left.length < WITHOUT_CONTACT && households.length >= 20 + spare) {
      left.push(...households.slice(-spare))
      neighbourhoods.push({ households: households.slice(0, -spare), chartUnit })
    } else neighbourhoods.push({ households, chartUnit })
  })
  return { neighbourhoods, left }
}
