import type { Position } from '#geometry/position.ts'
import type { Polygon } from '#geometry/ring.ts'
import { scaleAt } from '#geometry/scale.ts'
import type { Face, Grid, GridKey, Level } from '#plan/snapshot.ts'
import type { DutyPost, InForce } from '../../api/lookup/in-force.ts'

/** South-western corner of the little plan: 113.5 E, 35 N. */
export const CORNER: Position = [1_135_000_000, 350_000_000]

/** Side of its squares in lattice units, about 91 m by 111 m. */
export const SIDE = 10_000

const COMMUNITY = '999901001001'
const VILLAGE = '999901001201'

/**
 * Six squares in a row, west to east: third-level grids a1, a2 of the second-level grid a (a1, a2 held),
 * a square that only `a` holds, one that nobody holds, one exempt, and the only grid of a village next door.
 */
export function littlePlan(posts: readonly DutyPost[] = []): InForce {
  const faces: Face[] = [
    square('f0', 0, 'a1', null),
    square('f1', 1, 'a2', null),
    square('f2', 2, 'a', null),
    square('f3', 3, null, null),
    square('f4', 4, null, 'water'),
    { ...square('f5', 5, 'v', null), community: VILLAGE },
  ]
  const grids = [
    grid('top', 1, null, COMMUNITY, '001'),
    grid('a', 2, 'top', COMMUNITY, '002'),
    grid('a1', 3, 'a', COMMUNITY, '003'),
    grid('a2', 3, 'a', COMMUNITY, '004'),
    grid('v', 1, null, VILLAGE, '001'),
  ]
  return {
    county: '999901',
    plan: {
      id: '0190a0c0-0000-7000-8000-000000000001',
      name: '方案',
      version: 1,
      effectiveFrom: '2026-01-01',
    },
    snapshot: {
      root: '999901001',
      origin: CORNER,
      scale: scaleAt(CORNER),
      communities: [
        { code: COMMUNITY, name: '南桥社区', levels: ['一级网格', '二级网格', '三级网格'] },
        { code: VILLAGE, name: '柳湾村', levels: ['网格'] },
      ],
      grids,
      faces,
    },
    jurisdictions: [
      {
        code: COMMUNITY,
        name: '南桥社区',
        contact: { name: '南桥社区党群服务中心', phone: '0371-00000001' },
      },
      { code: VILLAGE, name: '柳湾村', contact: { name: '柳湾村村委会', phone: '0371-00000002' } },
    ],
    posts,
    doors: [],
  }
}

/** The middle of square `column`, in degrees. */
export function middleOf(column: number): [lon: number, lat: number] {
  return [(CORNER[0] + (column + 0.5) * SIDE) / 1e7, (CORNER[1] + SIDE / 2) / 1e7]
}

/** A post of a grid lead, open-ended from 2026-01-01, published. */
export function post(grid: GridKey, over: Partial<DutyPost> = {}): DutyPost {
  return {
    id: `post-${grid}`,
    role: 'lead',
    roleName: { zh: '网格长', en: 'Grid lead' },
    callOrder: 10,
    scope: { kind: 'grid', id: grid },
    holder: { name: '王强', phone: '13800000001' },
    deputy: null,
    from: '2026-01-01',
    to: null,
    away: null,
    ...over,
  }
}

function square(key: string, column: number, holder: GridKey | null, exemption: string | null): Face {
  const [west, south] = [CORNER[0] + column * SIDE, CORNER[1]]
  const ring: Position[] = [
    [west, south],
    [west + SIDE, south],
    [west + SIDE, south + SIDE],
    [west, south + SIDE],
  ]
  return { key, community: COMMUNITY, holder, exemption, polygon: [ring] as Polygon }
}

function grid(key: GridKey, level: Level, parent: GridKey | null, community: string, counter: string): Grid {
  return {
    key,
    level,
    parent,
    community,
    kind: 'general',
    urban: true,
    name: `网格${key}`,
    code: community + counter,
    sourceCode: null,
    band: null,
    exclave: false,
  }
}
