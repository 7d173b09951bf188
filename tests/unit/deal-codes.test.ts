import { expect, test } from 'vitest'
import type { Uncoded } from '../../api/repositories/grids.ts'
import { dealCodes } from '../../api/usecases/plans/deal-codes.ts'

const community = '999902001001'

function grid(
  key: string,
  level: 1 | 2 | 3,
  label: readonly [number, number] | null,
  of = community,
): Uncoded {
  return { key, level, label, community: of }
}

function numbers(outcome: ReturnType<typeof dealCodes>): Record<string, string> {
  if ('refused' in outcome) throw new Error(outcome.refused)
  return Object.fromEntries(outcome.codes.map(({ key, code }) => [key, code.slice(12)]))
}

test('codes run level by level, west to east, then north to south', () => {
  const grids = [
    grid('a', 2, [5, 5]),
    grid('b', 1, [9, 0]),
    grid('c', 1, [1, 0]),
    grid('d', 1, [1, 7]),
    grid('e', 2, [2, 5]),
    grid('f', 1, null),
  ]
  expect(numbers(dealCodes(grids, new Map()))).toEqual({
    d: '001',
    c: '002',
    b: '003',
    f: '004',
    e: '005',
    a: '006',
  })
})

test('each community deals from its own next number', () => {
  const other = '999902001002'
  const grids = [grid('a', 1, [1, 0]), grid('b', 1, [2, 0], other), grid('c', 1, [3, 0])]
  const dealt = dealCodes(grids, new Map([[other, 41]]))
  expect(numbers(dealt)).toEqual({ a: '001', b: '041', c: '002' })
  expect(dealt).toMatchObject({
    next: new Map([
      [community, 3],
      [other, 42],
    ]),
  })
})

test('the 999th code is dealt, the next is refused', () => {
  const grids = [grid('a', 1, [1, 0]), grid('b', 1, [2, 0])]
  expect(numbers(dealCodes(grids, new Map([[community, 998]])))).toEqual({ a: '998', b: '999' })
  expect(dealCodes(grids, new Map([[community, 999]]))).toEqual({ refused: 'codes-exhausted', community })
})
