import { describe, expect, it } from 'vitest'
import type { PlanDetail, PlanFinding, PlanSummary } from '#contract/plans.ts'
import { listed, standingOf } from '../../web/plan/drafts/standing.ts'
import { stepsOf } from '../../web/plan/panels/bar/steps-of.ts'
import { changesOf } from '../../web/plan/panels/findings/changes-of.ts'
import { chosenOf, inOrder, isWanted } from '../../web/plan/panels/findings/wanted.ts'
import { acceptances, blockingByRule, NO_REASONS } from '../../web/plan/panels/steps/acceptances.ts'
import { dayAfter } from '../../web/plan/panels/steps/suggested-day.ts'

function finding(key: string, parts: Partial<PlanFinding> = {}): PlanFinding {
  return {
    rule: 'outer-gap',
    key,
    severity: 'blocking',
    geometry: { type: 'Point', coordinates: [120, 30] },
    at: [120, 30],
    households: 0,
    reason: {},
    fixes: [],
    ...parts,
  }
}

function plan(id: string, parts: Partial<PlanSummary> = {}): PlanSummary {
  return {
    id,
    name: id,
    root: { code: '999901001', name: '宁和街道' },
    state: 'draft',
    standing: 'draft',
    revision: 0,
    basedOn: null,
    effectiveFrom: null,
    version: 0,
    grids: 3,
    createdAt: '2026-11-01T00:00:00Z',
    createdBy: null,
    submittedBy: null,
    approvedBy: null,
    ...parts,
  }
}

describe('findings in the panel', () => {
  const few = finding('few', { households: 2 })
  const many = finding('many', { households: 9 })
  const size = finding('size', { rule: 'over-band', severity: 'warning', households: 300 })
  const settled = finding('settled', { accepted: '河道', households: 50 })
  const all = [size, few, settled, many]

  it('stand with the gravest first, then with those that concern most households', () => {
    expect(inOrder(all, 'open').map(({ key }) => key)).toEqual(['many', 'few', 'size'])
    expect(inOrder(all, 'accepted').map(({ key }) => key)).toEqual(['settled'])
    expect(inOrder(all, 'unheld').map(({ key }) => key)).toEqual(['many', 'few'])
    expect(isWanted(size, 'warning')).toBe(true)
  })

  it('go on at the same place when the chosen one was mended', () => {
    const shown = inOrder(all, 'open')
    expect(chosenOf(shown, null, 0)).toBeNull()
    expect(chosenOf(shown, 'few', 0)?.key).toBe('few')
    expect(chosenOf(shown, 'mended', 1)?.key).toBe('few')
    expect(chosenOf(shown, 'mended', 7)?.key).toBe('size')
    expect(chosenOf([], 'mended', 0)).toBeNull()
  })

  it('a fix says which grids come, go and change', () => {
    const grid = (key: string) => ({ key, name: key, level: 3 }) as never
    const counts = (of: Record<string, number>) => ({ of: (id: string) => of[id] ?? 0, unheld: 0, total: 9 })
    const changes = changesOf(
      { grids: [grid('a'), grid('b'), grid('c')] },
      counts({ a: 3, b: 4, c: 2 }),
      { grids: [grid('a'), grid('c'), grid('d')] },
      counts({ a: 3, c: 5, d: 1 }),
    )
    expect(changes.map(({ key, before, now }) => [key, before, now])).toEqual([
      ['b', 4, null],
      ['c', 2, 5],
      ['d', null, 1],
    ])
  })
})

describe('publishing', () => {
  const gaps = [finding('gap-1'), finding('gap-2')]
  const house = finding('house', { rule: 'household-unheld' })
  const mild = finding('mild', { severity: 'info', rule: 'facility-far' })

  it('asks for a reason for every blocking finding that nobody accepted before', () => {
    const all = [...gaps, mild, house, finding('old', { accepted: '河道' })]
    expect(blockingByRule(all).map(({ rule, findings }) => [rule, findings.length])).toEqual([
      ['outer-gap', 2],
      ['household-unheld', 1],
    ])
    expect(acceptances(all, NO_REASONS)).toEqual({ accept: [], without: 3 })
  })

  it('suggests the day after today and after all that is published', () => {
    expect(dayAfter(['2026-12-31'])).toBe('2027-01-01')
    expect(dayAfter(['2026-11-22', '2027-02-28', ''])).toBe('2027-03-01')
  })

  it('takes one reason for all of a rule, and another where one was given', () => {
    const reasons = { byRule: { 'outer-gap': ' 待建 ' }, byKey: { 'gap-2': '河滩', house: '  ' } }
    expect(acceptances([...gaps, house], reasons)).toEqual({
      accept: [
        { rule: 'outer-gap', key: 'gap-1', reason: '待建' },
        { rule: 'outer-gap', key: 'gap-2', reason: '河滩' },
      ],
      without: 1,
    })
  })
})

describe('the steps of a plan', () => {
  const rights: PlanDetail['rights'] = {
    edit: true,
    submit: true,
    approve: true,
    return: true,
    publish: true,
    outline: true,
    communities: null,
    grid: null,
  }
  const nothing = { ...rights, submit: false, approve: false, return: false, publish: false }

  it.each([
    ['draft', 'draft', rights, ['submit']],
    ['submitted', 'draft', rights, ['approve', 'return']],
    ['submitted', 'draft', { ...nothing, return: true }, ['take-back']],
    ['approved', 'draft', rights, ['publish', 'return']],
    ['published', 'scheduled', rights, ['handover', 'withdraw']],
    ['published', 'in-force', rights, ['handover']],
    ['published', 'past', rights, []],
    ['draft', 'draft', nothing, []],
    ['approved', 'draft', nothing, []],
  ] as const)('%s and %s offers what the account may do', (state, standing, may, steps) => {
    expect(stepsOf({ state, standing, rights: may })).toEqual(steps)
  })
})

describe('the list of plans', () => {
  it('has drafts and published plans apart, the latest first', () => {
    const plans = [
      plan('old', { state: 'published', standing: 'past', effectiveFrom: '2025-01-01', version: 1 }),
      plan('early'),
      plan('late', { createdAt: '2026-11-20T00:00:00Z', state: 'submitted' }),
      plan('now', { state: 'published', standing: 'in-force', effectiveFrom: '2026-01-01', version: 2 }),
    ]
    const { drafts, published } = listed(plans)
    expect(drafts.map(({ id }) => id)).toEqual(['late', 'early'])
    expect(published.map(({ id }) => id)).toEqual(['now', 'old'])
    expect([...drafts, ...published].map(standingOf)).toEqual(['submitted', 'draft', 'in-force', 'past'])
  })
})
