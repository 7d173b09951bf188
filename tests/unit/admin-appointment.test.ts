import { describe, expect, test } from 'vitest'
import { type Appointment, floorsOf, postOf, scopeOf } from '../../web/admin/posts/appointment.ts'
import { gridChoices } from '../../web/admin/posts/grid-choices.ts'
import { byUnit } from '../../web/admin/subjects/by-unit.ts'
import { chosenTab, tabsFor } from '../../web/admin/tabs.ts'

const UNIT = '00000000-0000-7000-a004-000000000001'
const lead: Appointment = { role: 'lead', from: '2026-11-22' }

describe('an appointment', () => {
  test('is over what was chosen, and over nothing while nothing was', () => {
    expect(scopeOf({ ...lead, place: 'grid', grid: '999902001001001' })).toEqual({
      kind: 'grid',
      id: '999902001001001',
    })
    expect(scopeOf({ ...lead, place: 'door', door: `unit:${UNIT}` })).toEqual({ kind: 'unit', id: UNIT })
    expect(scopeOf({ ...lead, place: 'households', jurisdiction: '999902001001' })).toEqual({
      kind: 'households',
      id: '999902001001',
    })
    expect(scopeOf({ ...lead, place: 'door', door: null })).toBeNull()
    expect(scopeOf({ ...lead, place: 'grid', chart: UNIT })).toBeNull()
  })

  test('takes floors in either order, one alone for that floor, none for all', () => {
    expect(floorsOf({ ...lead, floorFrom: 6, floorTo: 2 })).toEqual({ from: 2, to: 6 })
    expect(floorsOf({ ...lead, floorFrom: null, floorTo: 0 })).toEqual({ from: 0, to: 0 })
    expect(floorsOf(lead)).toBeNull()
  })

  test('sends floors with a unit only, and an empty last day as none', () => {
    const values = { ...lead, floorFrom: 1, floorTo: 3, to: '' }
    expect(postOf('p', 's', { kind: 'unit', id: UNIT }, values)).toMatchObject({
      floors: { from: 1, to: 3 },
      to: null,
    })
    expect(postOf('p', 's', { kind: 'building', id: UNIT }, values)).not.toHaveProperty('floors')
  })
})

test('grids to choose from stand below their parents, by code', () => {
  const grid = (code: string, parent: string) => ({
    code,
    name: `网格${code}`,
    level: 1,
    kind: 'general',
    parent,
    community: '9',
    label: [0, 0],
  })
  const tree = gridChoices([grid('93', '91'), grid('92', '9'), grid('91', '9')])
  expect(tree.map(({ value, children }) => [value, children.map((child) => child.value)])).toEqual([
    ['91', ['93']],
    ['92', []],
  ])
})

test('rooms stand by unit, from the top floor down, closed households last', () => {
  const door = (unit: string | null, floor: number | null, room: string, closed = false) => ({
    household: UNIT,
    unit,
    floor,
    room,
    closed,
  })
  const units = byUnit([
    door('1单元', 1, '101'),
    door('1单元', 5, '502', true),
    door('1单元', 5, '501'),
    door('2单元', null, '9'),
    door('2单元', null, '10'),
  ])
  expect(units.map(({ unit, rooms }) => [unit, rooms.map(({ room }) => room)])).toEqual([
    ['1单元', ['501', '101', '502']],
    ['2单元', ['9', '10']],
  ])
})

describe('sections', () => {
  test('are all for administrators, some for heads, none for others', () => {
    expect(tabsFor('admin')).toHaveLength(12)
    expect(tabsFor('head')).toEqual(['staff', 'unstaffed', 'boards', 'doors', 'audit', 'exports'])
    expect([tabsFor('planner'), tabsFor('worker')]).toEqual([[], []])
  })

  test('open as asked, else as remembered, else with the first, and never one that is not given', () => {
    const head = tabsFor('head')
    expect(chosenTab(head, 'exports', 'audit')).toBe('exports')
    expect(chosenTab(head, 'accounts', 'audit')).toBe('audit')
    expect(chosenTab(head, null, 'accounts')).toBe('staff')
  })
})
