import { describe, expect, test } from 'vitest'
import roles from '../../data/codes/roles.json' with { type: 'json' }
import tagKinds from '../../data/codes/welfare-tag-kinds.json' with { type: 'json' }
import { generateTown } from '../../data/town/generate.ts'
import { SAMPLE } from '../../data/town/sizes.ts'

const town = generateTown(SAMPLE)
const staff = new Map(town.staff.map((one) => [one.id, one]))
const postsOn = (grid: string) => town.posts.filter(({ scope }) => scope.id === grid)

describe('the staff of the sample', () => {
  test('every grid has whom its level asks for, save three', () => {
    const wanted = { 1: 'lead', 2: 'full-time-worker', 3: null }
    const without = town.coverage.grids.filter(({ key, level }) => {
      const role = wanted[level]
      return !postsOn(key).some((post) => role === null || post.role === role)
    })
    expect(without.map(({ key }) => key).sort()).toEqual([...town.planted.unstaffed].sort())
    expect(without.map(({ level }) => level)).toEqual([3, 3, 3])
  })

  test('posts refer to staff, roles, chart units and scopes that are there', () => {
    const codes = new Set(roles.map(({ code }) => code))
    const chart = new Set(town.chart.map(({ id }) => id))
    const grids = new Set(town.coverage.grids.map(({ key }) => key))
    const places = new Set(town.jurisdictions.map(({ code }) => code))
    for (const post of town.posts) {
      expect(codes.has(post.role)).toBe(true)
      expect(staff.has(post.staff)).toBe(true)
      if (post.deputy !== null) expect(staff.has(post.deputy)).toBe(true)
      if (post.chartUnit !== null) expect(chart.has(post.chartUnit)).toBe(true)
      const known = { chart, grid: grids, jurisdiction: places, building: null, unit: null }[post.scope.kind]
      expect(known?.has(post.scope.id)).toBe(true)
      expect(post.to).toBeNull()
    }
  })

  test('one lead is away for years, with a deputy who answers', () => {
    const away = town.posts.filter((post) => post.away !== null)
    expect(away).toMatchObject([{ role: 'lead', away: { from: '2026-01-01', to: '2036-12-31' } }])
    expect(away[0]!.deputy).not.toBeNull()
  })

  test('the chart is a tree from committee to group', () => {
    const units = new Map(town.chart.map((unit) => [unit.id, unit]))
    const over = { committee: null, branch: 'committee', group: 'branch', tier: 'committee' }
    for (const { kind, parent } of town.chart) {
      expect(parent === null ? null : units.get(parent)!.kind).toBe(over[kind])
    }
    expect(town.chart.filter(({ kind }) => kind === 'branch')).toHaveLength(8)
    expect(town.chart.filter(({ kind }) => kind === 'group')).toHaveLength(18)
  })

  test('the demo accounts stand for those they are meant for', () => {
    const postOf = (username: string) => {
      const account = town.accounts.find((one) => one.username === username)!
      return town.posts.find((post) => post.staff === account.staff)!
    }
    expect(town.accounts.map(({ username }) => username)).toEqual([
      'admin',
      'planner',
      'head',
      'lead',
      'lead2',
      'contact',
    ])
    expect(postOf('head').role).toBe('head')
    expect([postOf('lead').role, postOf('lead2').role]).toEqual(['lead', 'lead'])
    expect(postOf('lead').scope.id).not.toBe(postOf('lead2').scope.id)
    expect(postOf('contact').role).toBe('contact-member')
    const contact = town.accounts.find(({ username }) => username === 'contact')
    const theirs = town.contacts.filter(({ staff }) => staff === contact?.staff).length
    expect(theirs >= 10 && theirs <= 15).toBe(true)
  })
})

describe('contact members', () => {
  const load = new Map<string, number>()
  for (const { staff: member } of town.contacts) load.set(member, (load.get(member) ?? 0) + 1)

  test('keep in touch with ten to fifteen households, save one with nineteen', () => {
    expect(load.get(town.planted.loadedContact)).toBe(19)
    const others = [...load].filter(([member]) => member !== town.planted.loadedContact)
    expect(others.filter(([, count]) => count < 10 || count > 15)).toEqual([])
  })

  test('are there for every household once, save for forty', () => {
    const visited = town.contacts.map(({ household }) => household)
    expect(new Set(visited).size).toBe(visited.length)
    const without = town.households.filter(({ id }) => !visited.includes(id)).map(({ id }) => id)
    expect(without.sort()).toEqual([...town.planted.withoutContact].sort())
    expect(without).toHaveLength(40)
  })
})

describe('people', () => {
  test('live in homes that are lived in, each with one head', () => {
    const members = new Map<string, string[]>()
    for (const { household, relation } of town.persons) {
      members.set(household, [...(members.get(household) ?? []), relation])
    }
    for (const { id, occupancy } of town.households) {
      const relations = members.get(id) ?? []
      expect(relations.filter((relation) => relation === '户主')).toHaveLength(occupancy === 'empty' ? 0 : 1)
    }
    const living = town.households.filter(({ occupancy }) => occupancy === 'living').length
    expect(living / town.households.length).toBeGreaterThan(0.82)
  })

  test('have phones no subscriber has', () => {
    const phones = [...town.persons, ...town.staff].flatMap(({ phone }) => (phone === null ? [] : [phone]))
    for (const phone of phones) expect(phone).toMatch(/^1\d\d0000\d{4}$/)
    for (const { contactPhone } of town.jurisdictions) expect(contactPhone).toMatch(/^0371-0000\d{4}$/)
  })

  test('under 14 have no phone, and a grown-up of their household as a guardian', () => {
    const persons = new Map(town.persons.map((person) => [person.id, person]))
    const children = town.persons.filter(({ birthYear }) => 2026 - birthYear < 14)
    expect(children.length).toBeGreaterThan(1_500)
    for (const { phone, guardian, household } of children) {
      expect(phone).toBeNull()
      const reached = persons.get(guardian ?? '')
      expect(reached?.household).toBe(household)
      expect(2026 - (reached?.birthYear ?? 2026)).toBeGreaterThan(17)
    }
  })

  test('are registered elsewhere in rented homes mostly, and live elsewhere where nobody is in', () => {
    const homes = new Map(town.households.map((household) => [household.id, household.occupancy]))
    const share = (home: string, residence: string) => {
      const there = town.persons.filter(({ household }) => homes.get(household) === home)
      return there.filter((person) => person.residence === residence).length / there.length
    }
    expect(share('rented', 'registered-elsewhere')).toBeGreaterThan(0.6)
    expect(share('living', 'registered-elsewhere')).toBeLessThan(0.05)
    expect(share('away', 'lives-elsewhere')).toBeGreaterThan(0.4)
    expect(share('living', 'lives-elsewhere')).toBe(0)
    const known = town.households.filter(({ since }) => since !== null).length
    expect(known / town.households.length).toBeCloseTo(0.45, 1)
  })

  test('six in a hundred have a need on the ledger, with purpose, basis and an end', () => {
    const share = town.welfareTags.length / town.persons.length
    expect(share).toBeGreaterThan(0.05)
    expect(share).toBeLessThan(0.07)
    const kinds = new Set(tagKinds.map(({ code }) => code))
    for (const tag of town.welfareTags) {
      expect(kinds.has(tag.kind)).toBe(true)
      expect(staff.has(tag.recordedBy)).toBe(true)
      expect(tag.until > '2027').toBe(true)
      expect([tag.purpose, tag.basis].includes('')).toBe(false)
    }
  })
})
