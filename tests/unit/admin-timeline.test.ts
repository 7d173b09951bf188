import { describe, expect, test } from 'vitest'
import type { Post } from '../../api/contract/staff.ts'
import {
  barsOf,
  dayAfter,
  daysBetween,
  monthsOf,
  pieceOf,
  yearAround,
} from '../../web/admin/posts/timeline.ts'
import { isWanted } from '../../web/admin/staff/filters.ts'

function post(more: Partial<Post>): Post {
  return {
    id: '00000000-0000-7000-8000-000000000001',
    staff: { id: '00000000-0000-7000-8000-000000000002', name: '王干部' },
    role: { code: 'lead', zh: '网格长', en: 'Grid lead' },
    scope: { kind: 'grid', id: 'x', code: '999902001001001', name: '第1网格', place: '小社区' },
    floors: null,
    chartUnit: null,
    from: '2026-01-01',
    to: null,
    deputy: null,
    away: null,
    consentAt: null,
    consentPhotoAt: null,
    standing: 'current',
    mayEdit: true,
    ...more,
  }
}

function member(posts: readonly Post[]) {
  return {
    id: '00000000-0000-7000-8000-000000000002',
    name: '王干部',
    phone: null,
    home: null,
    photo: false,
    posts: [...posts],
    accounts: [],
    mayEdit: true,
  }
}

describe('days', () => {
  test('pass the end of months, years and February in a leap year', () => {
    expect(dayAfter('2028-02-28', 1)).toBe('2028-02-29')
    expect(dayAfter('2026-12-31', 1)).toBe('2027-01-01')
    expect(dayAfter('2027-01-01', -1)).toBe('2026-12-31')
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2)
  })

  test('of a year around today hold two months before and ten after it', () => {
    const { from, days } = yearAround('2026-11-22')
    expect([from, dayAfter(from, days - 1)]).toEqual(['2026-09-23', '2027-09-22'])
    expect(monthsOf({ from, days }).map(({ day }) => day.slice(5, 7))).toEqual([
      '10',
      '11',
      '12',
      '01',
      '02',
      '03',
      '04',
      '05',
      '06',
      '07',
      '08',
      '09',
    ])
  })
})

describe('a bar', () => {
  const ten = { from: '2026-11-01', days: 10 }

  test('includes its last day', () => {
    expect(pieceOf('2026-11-03', '2026-11-03', ten)).toEqual({ left: 0.2, width: 0.1 })
    expect(pieceOf('2026-11-10', '2026-11-20', ten)).toEqual({ left: 0.9, width: 0.1 })
  })

  test('is not drawn for a post that ended the day before, or begins the day after', () => {
    expect(pieceOf('2026-10-01', '2026-10-31', ten)).toBeNull()
    expect(pieceOf('2026-11-11', null, ten)).toBeNull()
  })

  test('says whether the post began before and goes on beyond, and when its holder is away', () => {
    const away = { from: '2026-11-06', to: '2026-11-07' }
    const [bar] = barsOf([post({ from: '2026-10-01', to: null, away })], ten)
    expect(bar).toMatchObject({ left: 0, width: 1, before: true, beyond: true })
    expect(bar!.away).toEqual({ left: 0.5, width: 0.2 })
    const [exact] = barsOf([post({ from: '2026-11-01', to: '2026-11-10' })], ten)
    expect(exact).toMatchObject({ before: false, beyond: false })
  })
})

describe('staff are wanted', () => {
  const today = '2026-11-22'
  const wanted = (posts: readonly Post[], standing: Parameters<typeof isWanted>[1]['standing']) =>
    isWanted(member(posts), { role: null, standing }, today)

  test('as ending when a post of theirs ends within 30 days, today and the thirtieth included', () => {
    expect(wanted([post({ to: '2026-11-22' })], 'ending')).toBe(true)
    expect(wanted([post({ to: '2026-12-22' })], 'ending')).toBe(true)
    expect(wanted([post({ to: '2026-12-23' })], 'ending')).toBe(false)
    expect(wanted([post({ to: null })], 'ending')).toBe(false)
  })

  test('as away on the days of their leave alone', () => {
    const away = { from: '2026-11-22', to: '2026-11-23' }
    expect(wanted([post({ away })], 'away')).toBe(true)
    expect(wanted([post({ away: { from: '2026-11-23', to: '2026-11-24' } })], 'away')).toBe(false)
  })

  test('as without a post when all they hold is past or to come', () => {
    expect(wanted([], 'without')).toBe(true)
    expect(wanted([post({ standing: 'coming' }), post({ standing: 'past' })], 'without')).toBe(true)
    expect(wanted([post({ standing: 'current' })], 'without')).toBe(false)
  })

  test('by a role they hold or will hold, not by one they held', () => {
    const filters = { role: 'lead', standing: 'all' } as const
    expect(isWanted(member([post({ standing: 'coming' })]), filters, today)).toBe(true)
    expect(isWanted(member([post({ standing: 'past' })]), filters, today)).toBe(false)
  })
})
