import { expect, test } from 'vitest'
import { findings } from '#plan/findings.ts'
import { DEFAULT_SETTINGS, type Ground } from '#plan/ground.ts'
import { overlay } from '#plan/overlay.ts'
import { generateTown } from '../../data/town/generate.ts'
import { SAMPLE } from '../../data/town/sizes.ts'
import { householdPositions } from '../fixtures/town-ground.ts'

test.each(['2026-11-22', '2036-06-01'])('on %s the sample has what was planted and no other fault', (day) => {
  const town = generateTown(SAMPLE)
  const at = householdPositions(town)
  const contacts = new Map(town.contacts.map(({ household, staff }) => [household, staff]))
  const ground: Ground = {
    households: town.households.map((household) => ({
      id: household.id,
      position: at(household),
      own: household.position !== null,
      unit: household.unit,
      building: household.building,
      contact: contacts.get(household.id) ?? null,
    })),
    buildings: town.buildings,
    facilities: town.facilities,
    givenOutlines: new Map(
      town.jurisdictions.flatMap(({ code, outline }) => (outline === null ? [] : [[code, outline]])),
    ),
  }
  const posts = town.posts
    .filter(({ scope }) => scope.kind === 'grid')
    .map(({ staff, role, scope, from, to }) => ({ staff, role, grid: scope.id, from, to }))
  const { snapshot } = overlay(town.coverage)
  const found = findings(snapshot, ground, posts, day, DEFAULT_SETTINGS)

  const households = (rule: string): number[] =>
    found.filter((finding) => finding.rule === rule).map((finding) => finding.households)
  expect(new Set(found.map(({ rule }) => rule))).toEqual(
    new Set([
      'outer-gap',
      'inner-gap',
      'household-unheld',
      'unit-cut',
      'over-band',
      'under-band',
      'role-missing',
      'contact-load',
      'household-without-contact',
    ]),
  )
  expect(households('outer-gap')).toEqual([5])
  expect(households('inner-gap')).toEqual([23])
  expect(households('household-unheld').reduce((a, b) => a + b, 0)).toBe(5)
  expect(households('unit-cut')).toHaveLength(1)
  expect(households('over-band')).toEqual([318])
  expect(households('under-band')).toEqual([178])
  expect(households('role-missing')).toHaveLength(3)
  expect(households('contact-load')).toEqual([19])
  expect(households('household-without-contact').reduce((a, b) => a + b, 0)).toBe(40)
})
