import { expect, test } from 'vitest'
import type { Grid } from '../../api/plan/snapshot.ts'
import { communityPath, gridPaths } from '../../api/usecases/plans/grid-paths.ts'

const community = '999902001001'

function grid(key: string, level: 1 | 2 | 3, parent: string | null, number: number): Grid {
  const code = community + String(number).padStart(3, '0')
  return {
    key,
    level,
    parent,
    community,
    code,
    kind: 'general',
    urban: true,
    name: key,
    sourceCode: null,
    band: null,
    exclave: false,
  }
}

function paths(grids: readonly Grid[]): Record<string, string> {
  const outcome = gridPaths(grids)
  if ('refused' in outcome) throw new Error(outcome.refused)
  return Object.fromEntries(outcome.paths)
}

test('a path is the place among its siblings by code, from the community down', () => {
  const grids = [
    grid('aba', 3, 'ab', 5),
    grid('ab', 2, 'a', 4),
    grid('aa', 2, 'a', 3),
    grid('b', 1, null, 1),
    grid('a', 1, null, 2),
  ]
  expect(paths(grids)).toEqual({
    b: '999902001001010000',
    a: '999902001001020000',
    aa: '999902001001020100',
    ab: '999902001001020200',
    aba: '999902001001020201',
  })
})

test('the paths below a grid are one range that no sibling enters', () => {
  const all = paths([
    grid('a', 1, null, 1),
    grid('aa', 2, 'a', 2),
    grid('aaa', 3, 'aa', 3),
    grid('b', 1, null, 4),
  ])
  const [low, high] = [BigInt(all.a!), BigInt(all.a!) + 10_000n]
  const within = Object.keys(all).filter((key) => BigInt(all[key]!) >= low && BigInt(all[key]!) < high)
  expect(within.sort()).toEqual(['a', 'aa', 'aaa'])
  expect(BigInt(communityPath(community))).toBeLessThan(low)
})

test('99 children have a path, the 100th is refused and its parent named', () => {
  const children = (count: number) => Array.from({ length: count }, (_, i) => grid(`k${i}`, 2, 'a', i + 2))
  expect(Object.keys(paths([grid('a', 1, null, 1), ...children(99)]))).toHaveLength(100)
  expect(gridPaths([grid('a', 1, null, 1), ...children(100)])).toEqual({
    refused: 'too-many-children',
    parent: 'a',
  })
})
