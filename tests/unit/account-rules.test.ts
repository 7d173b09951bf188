import { describe, expect, it } from 'vitest'
import type { PostTerms } from '../../api/repositories/posts-writing.ts'
import { leavesNobody } from '../../api/usecases/accounts/account-last-admin.ts'
import { nothingBecause } from '../../api/usecases/accounts/account-nothing.ts'
import { makePassword, passwordProblem } from '../../api/usecases/accounts/account-password-rule.ts'
import { endedOn } from '../../api/usecases/staff/post-rules.ts'

describe('why an account sees nobody', () => {
  const post = { valid_from: '2026-01-01', valid_to: null, in_force: true, sight: 'assigned' } as const
  const the = {
    capacity: 'worker',
    disabled: false,
    hasStaff: true,
    hasPlan: true,
    sees: false,
    posts: [post],
    on: '2026-06-01',
  } as const

  it.each([
    [null, { sees: true }],
    ['disabled', { disabled: true }],
    ['counts-only', { capacity: 'admin' }],
    ['counts-only', { capacity: 'planner' }],
    ['no-staff', { hasStaff: false, posts: [] }],
    ['no-posts', { posts: [] }],
    ['posts-over', { posts: [{ ...post, valid_to: '2026-05-31' }] }],
    ['posts-to-come', { posts: [{ ...post, valid_from: '2026-06-02' }] }],
    [
      'posts-to-come',
      {
        posts: [
          { ...post, valid_to: '2026-05-31' },
          { ...post, valid_from: '2026-06-02' },
        ],
      },
    ],
    ['no-plan', { hasPlan: false }],
    ['grids-not-in-force', { posts: [{ ...post, in_force: false }] }],
    ['role-without-sight', { posts: [{ ...post, sight: 'none' }] }],
    ['nothing-assigned', { posts: [{ ...post, sight: 'none' }, post] }],
    ['nothing-assigned', {}],
  ] as const)('is %s', (reason, more) => {
    expect(nothingBecause({ ...the, ...more })).toBe(reason)
  })
})

describe('ground without an administrator', () => {
  const admins = [
    { id: 'county', jurisdiction: '999902' },
    { id: 'street', jurisdiction: '999902001' },
    { id: 'community', jurisdiction: '999902001001' },
  ]
  it.each([
    ['nobody else has the county', 'county', null, true],
    ['the county stays with whoever has it', 'county', '999902', false],
    ['moving down leaves what is above', 'county', '999902001', true],
    ['the county has the street too', 'street', null, false],
    ['one who is no active administrator leaves nothing', 'gone', null, false],
  ] as const)('%s', (_, id, then, expected) => {
    expect(leavesNobody(admins, id, then)).toBe(expected)
  })
  it('is left where only those below remain', () => {
    expect(leavesNobody(admins.slice(1), 'street', null)).toBe(true)
  })
})

describe('a password', () => {
  it('that is made is long enough, and never the same', () => {
    const made = Array.from({ length: 50 }, makePassword)
    expect(new Set(made).size).toBe(50)
    expect(made.map(passwordProblem)).toEqual(Array(50).fill(null))
  })
  it.each([
    ['123456789', 'password-too-short'],
    ['一二三四五六七八九十', null],
    ['😀😀😀😀😀', 'password-too-short'],
    ['p'.repeat(201), 'password-too-long'],
  ])('%s', (password, problem) => {
    expect(passwordProblem(password)).toBe(problem)
  })
})

describe('a post that ends', () => {
  const terms = { to: null, awayFrom: '2026-06-10', awayTo: '2026-06-20' } as PostTerms
  it.each([
    ['after the leave keeps it', '2026-06-30', '2026-06-10', '2026-06-20'],
    ['within the leave cuts it', '2026-06-15', '2026-06-10', '2026-06-15'],
    ['before the leave drops it', '2026-06-09', null, null],
  ])('%s', (_, on, awayFrom, awayTo) => {
    expect(endedOn(terms, on)).toEqual({ to: on, awayFrom, awayTo })
  })
})
