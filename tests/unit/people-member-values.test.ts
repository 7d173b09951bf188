import { expect, test } from 'vitest'
import type { Member } from '#contract/households.ts'
import { isChildBorn, memberAdd, memberEdit, valuesOf } from '../../web/find/people/forms/member-values.ts'

const TODAY = '2026-11-22'
const ID = '019a0000-0000-7000-8000-000000000001'
const GUARDIAN = '019a0000-0000-7000-8000-000000000002'

function member(more: Partial<Member> = {}): Member {
  return {
    id: ID,
    name: '张*明',
    sex: 'male',
    birthYear: 1980,
    phone: '138****1234',
    relation: '户主',
    residence: 'here',
    isChild: false,
    guardian: null,
    tags: [],
    ...more,
  }
}

test('an edit names only the fields that were changed, and the version', () => {
  const before = valuesOf(member())
  expect(memberEdit(before, before, TODAY, 4)).toEqual({ version: 4 })
  expect(memberEdit(before, { ...before, relation: ' 配偶 ', sex: '' }, TODAY, 4)).toEqual({
    version: 4,
    relation: '配偶',
    sex: null,
  })
})

test('a masked name or number is never sent back', () => {
  const sent = JSON.stringify(memberEdit(valuesOf(member()), valuesOf(member({ birthYear: 1981 })), TODAY, 1))
  expect(sent).not.toContain('*')
  expect(sent).toContain('1981')
})

test('a number can be replaced or taken away', () => {
  const before = valuesOf(member())
  expect(memberEdit(before, { ...before, phone: ' 139 0000 1111 ' }, TODAY, 1).phone).toBe('139 0000 1111')
  expect(memberEdit(before, { ...before, dropPhone: true, phone: '13900001111' }, TODAY, 1).phone).toBeNull()
})

test('who turns out to be a child loses the number and may get a guardian', () => {
  const before = valuesOf(member())
  const after = { ...before, birthYear: '2020', guardian: GUARDIAN, phone: '13900001111' }
  expect(memberEdit(before, after, TODAY, 1)).toEqual({
    version: 1,
    birthYear: 2020,
    phone: null,
    guardian: GUARDIAN,
  })
})

test('a new child is sent without a number, a new grown-up without a guardian', () => {
  const typed = {
    ...valuesOf(null),
    name: '王小',
    relation: '子女',
    phone: '13900001111',
    guardian: GUARDIAN,
  }
  expect(memberAdd(ID, { ...typed, birthYear: '2020' }, TODAY, 2)).toEqual({
    id: ID,
    version: 2,
    name: '王小',
    sex: null,
    birthYear: 2020,
    phone: null,
    relation: '子女',
    residence: 'here',
    guardian: GUARDIAN,
  })
  expect(memberAdd(ID, { ...typed, birthYear: '1990' }, TODAY)).toMatchObject({
    phone: '13900001111',
    guardian: null,
  })
})

test('a child is under 14 by year of birth', () => {
  expect(isChildBorn('2013', TODAY)).toBe(true)
  expect(isChildBorn('2012', TODAY)).toBe(false)
  expect(isChildBorn('20', TODAY)).toBe(false)
  expect(isChildBorn('', TODAY)).toBe(false)
})
