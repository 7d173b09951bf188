import { describe, expect, it } from 'vitest'
import { dutyOn } from '../../api/lookup/duty.ts'
import type { DutyPost } from '../../api/lookup/in-force.ts'
import { littlePlan, post } from './lookup-plan.ts'

const CHAIN = [
  { key: 'top', level: 1 },
  { key: 'a', level: 2 },
  { key: 'a1', level: 3 },
]
const [jurisdiction] = littlePlan().jurisdictions

function callOn(day: string, ...posts: DutyPost[]) {
  return dutyOn(posts, day, 'zh').callFor(CHAIN, jurisdiction!)
}

describe('whom to call', () => {
  it('is the post that answers first in the deepest grid', () => {
    const worker = post('a1', { id: 'w', callOrder: 5, holder: { name: '李芳', phone: '13900000002' } })
    const call = callOn('2026-06-01', post('a1'), worker, post('a', { callOrder: 1 }))
    expect(call).toEqual({ name: '李芳', role: '网格长', phone: '13900000002', level: 3, why: 'duty' })
  })

  it('is rather somebody with a number of their own', () => {
    const hidden = post('a1', { id: 'h', callOrder: 1, holder: { name: '赵*', phone: null } })
    expect(callOn('2026-06-01', hidden, post('a1')).name).toBe('王强')
  })

  it('is reached over the duty number where the post is not published', () => {
    const hidden = post('a1', { holder: { name: '王*', phone: null } })
    expect(callOn('2026-06-01', hidden)).toMatchObject({ name: '王*', phone: '0371-00000001', why: 'duty' })
  })

  it('is the deputy while the holder is away, both days included', () => {
    const away = { from: '2026-06-01', to: '2026-06-07' }
    const onLeave = post('a1', { away, deputy: { name: '陈静', phone: '13700000003' } })
    expect(callOn('2026-05-31', onLeave)).toMatchObject({ name: '王强', why: 'duty' })
    expect(callOn('2026-06-01', onLeave)).toMatchObject({ name: '陈静', why: 'deputy', level: 3 })
    expect(callOn('2026-06-07', onLeave)).toMatchObject({ name: '陈静', why: 'deputy' })
    expect(callOn('2026-06-08', onLeave)).toMatchObject({ name: '王强', why: 'duty' })
  })

  it('is one level up where the holder is away without a deputy', () => {
    const alone = post('a1', { away: { from: '2026-06-01', to: '2026-06-07' } })
    const above = post('a', { holder: { name: '孙丽', phone: '13600000004' } })
    expect(callOn('2026-06-03', alone, above)).toMatchObject({ name: '孙丽', level: 2, why: 'upper-level' })
  })

  it('skips as many levels as have nobody', () => {
    expect(callOn('2026-06-01', post('top'))).toMatchObject({ level: 1, why: 'upper-level' })
  })

  it('is the jurisdiction before a post begins and after it ends', () => {
    const short = post('a1', { from: '2026-03-01', to: '2026-03-31' })
    const reasons = ['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'].map(
      (day) => callOn(day, short).why,
    )
    expect(reasons).toEqual(['jurisdiction', 'duty', 'duty', 'jurisdiction'])
  })

  it('is the jurisdiction where no grid holds the ground', () => {
    const call = dutyOn([post('a1')], '2026-06-01', 'zh').callFor([], jurisdiction!)
    expect(call).toMatchObject({ name: '南桥社区党群服务中心', level: 0, why: 'jurisdiction' })
  })
})

describe('the staff of a grid', () => {
  it('are its posts of the day in calling order, a number only where published', () => {
    const hidden = post('a1', { id: 'h', callOrder: 1, holder: { name: '赵*', phone: null } })
    const past = post('a1', { id: 'p', to: '2026-02-01' })
    expect(dutyOn([post('a1'), hidden, past], '2026-06-01', 'zh').staffOf('a1')).toEqual([
      { name: '赵*', role: '网格长' },
      { name: '王强', role: '网格长', phone: '13800000001' },
    ])
  })
})
