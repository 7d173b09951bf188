import { describe, expect, it } from 'vitest'
import type { PlaceBuilding } from '../../api/repositories/import-households.ts'
import { doorDigest, emptyKnown, judgeHouseholds } from '../../api/usecases/imports/kinds/households.ts'
import type { Judged } from '../../api/usecases/imports/kinds/kind.ts'
import { createPlacer } from '../../api/usecases/imports/placing/place.ts'
import { mappedRow } from '../fixtures/import-kinds.ts'

type Fields = Readonly<Record<string, string | null>>
const TODAY = '2026-11-22'
const KNOWN = '00000000-0000-7000-a005-000000000001'
const OTHER = '00000000-0000-7000-a005-000000000002'

const BUILDING: PlaceBuilding = {
  id: 'b3',
  name: '3号楼',
  sourceCode: null,
  floors: 6,
  outline: null,
  anchor: [1_202_000_000, 302_000_000],
  communityName: '南桥社区',
  compoundName: '南桥花园',
  compoundAliases: [],
  compoundAddress: '建设路18号',
  villagersGroup: null,
}

/** What comes of rows of one file, where one household without a code lives behind room 101 and two behind 102. */
function judge(...rows: Fields[]): Judged[] {
  const known = emptyKnown()
  for (const [room, id] of [
    ['101', KNOWN],
    ['102', KNOWN],
    ['102', OTHER],
  ] as const) {
    known.byDoor.add(doorDigest('b3', null, room), id)
    known.codeless.add(doorDigest('b3', null, room), id)
  }
  const judging = judgeHouseholds(createPlacer([BUILDING], []), known, { today: TODAY })
  return rows.map((fields, i) => judging(mappedRow(fields, i + 2)))
}

function wordOf(judged: Judged): string | null {
  if ('folded' in judged) return 'folded'
  if ('candidate' in judged) return judged.target ?? 'new'
  return judged.problems.map(({ column, reason }) => `${column} ${reason}`).join(', ')
}

const at = (room: string, more: Fields = {}): Fields => ({ building: '3号楼', room, ...more })

describe('households of a file', () => {
  it('that say the same again are one', () => {
    expect(judge(at('501'), at('501室'), at('502')).map(wordOf)).toEqual(['new', 'folded', 'new'])
  })

  it('that say otherwise of the same door are told, with the first row', () => {
    const [, second] = judge(at('501'), at('501', { occupancy: '空置' }))
    expect(second).toMatchObject({ problems: [{ reason: 'differs-in-file', values: { first: 2 } }] })
  })

  it('with codes of their own may share a door, but not a code', () => {
    const rows = judge(at('501', { code: 'A' }), at('501', { code: 'B' }), at('502', { code: 'A' }))
    expect(rows.map(wordOf)).toEqual(['new', 'new', 'code differs-in-file'])
  })

  it('of one house without a room are not made one', () => {
    const rows = judge({ address: '南桥花园3号楼老王家' }, { address: '南桥花园3号楼老李家' })
    expect(wordOf(rows[1]!)).toBe('room differs-in-file')
  })
})

describe('households of the town', () => {
  it('are meant by their door, once', () => {
    const rows = judge(at('101', { code: 'A' }), at('101', { code: 'B' }))
    expect(rows.map(wordOf)).toEqual([KNOWN, 'new'])
  })

  it('behind one door are not told apart without a code', () => {
    expect(judge(at('102')).map(wordOf)).toEqual(['room ambiguous-household'])
  })
})

describe('rows', () => {
  it('without a building that is there are left out and stop nobody', () => {
    const [row] = judge({ building: '8号楼', room: '1' })
    expect(row).toMatchObject({
      unplaced: true,
      problems: [{ reason: 'unknown-building', column: 'building' }],
    })
  })

  it('with a fault besides are faulty', () => {
    const [row] = judge({ building: '8号楼', room: '1', floor: 'x' })
    expect(row).not.toHaveProperty('unplaced')
  })

  it.each<[string, Fields, string]>([
    ['an unknown occupancy', { occupancy: '出国' }, 'occupancy unusable-cell'],
    ['a floor that is none', { floor: '999' }, 'floor unusable-cell'],
    ['a day to come', { since: '2026-11-23' }, 'since day-to-come'],
    ['a day that is none', { since: '2026-02-30' }, 'since unusable-cell'],
  ])('with %s name the field', (_, more, expected) => {
    expect(judge(at('501', more)).map(wordOf)).toEqual([expected])
  })

  it('say nothing of what they leave empty, but of the unit', () => {
    const [row] = judge(at('501', { occupancy: null, floor: null }))
    expect(row).toMatchObject({ candidate: { building: 'b3', room: '501', unit: null } })
    expect(Object.keys((row as { candidate: object }).candidate).sort()).toEqual(['building', 'room', 'unit'])
  })
})
