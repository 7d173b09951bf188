import { describe, expect, it } from 'vitest'
import type { PlaceBuilding, PlaceUnit } from '../../api/repositories/import-households.ts'
import { createPlacer, type PlaceWords } from '../../api/usecases/imports/placing/place.ts'
import { nearestName } from '../../api/usecases/imports/placing/place-near.ts'
import { generateTown } from '../../data/town/generate.ts'

const AT = [1_202_000_000, 302_000_000] as const

function building(
  id: string,
  name: string,
  compound: string | null,
  more: Partial<PlaceBuilding> = {},
): PlaceBuilding {
  return {
    id,
    name,
    sourceCode: `L-${id}`,
    floors: 6,
    outline: null,
    anchor: AT,
    communityName: '南桥社区',
    compoundName: compound,
    compoundAliases: compound === '南桥花园' ? ['老机械厂'] : [],
    compoundAddress: compound === '南桥花园' ? '建设路18号' : compound === null ? null : '人民路5号',
    villagersGroup: null,
    ...more,
  }
}

const BUILDINGS = [
  building('n1', '1号楼', '南桥花园'),
  building('n3', '3号楼', '南桥花园'),
  building('d1', '1号楼', '东方小区'),
  building('d2', '2号楼', '东方小区', { anchor: [AT[0] + 100_000, AT[1]] }),
  building('v12', '12号', null, { communityName: '柳湾村', villagersGroup: '三组' }),
]
const UNITS: readonly PlaceUnit[] = [
  { id: 'n3u1', building: 'n3', name: '1单元' },
  { id: 'n3u2', building: 'n3', name: '2单元' },
  { id: 'd2u1', building: 'd2', name: '1单元' },
]

const NOTHING: PlaceWords = {
  address: null,
  compound: null,
  building: null,
  unit: null,
  room: null,
  position: null,
}

/** Where words lead: building, unit (`+` before one that will be made), room and how surely; or why nowhere. */
function placed(words: Partial<PlaceWords>): string {
  const found = createPlacer(BUILDINGS, UNITS).place({ ...NOTHING, ...words })
  if ('reason' in found) {
    const { suggestion } = found.values
    return suggestion === undefined ? found.reason : `${found.reason} (${suggestion})`
  }
  const unit = found.newUnit === null ? found.unit : `+${found.newUnit}`
  return [found.building.id, unit, found.room, found.how].join(' ')
}

describe('columns of building, unit and room', () => {
  it.each<[string, Partial<PlaceWords>, string]>([
    ['a code', { building: 'L-n3', unit: '2单元', room: '501' }, 'n3 n3u2 501 sure'],
    [
      'a name that is one building’s',
      { building: '3号楼', unit: '二单元', room: '501室' },
      'n3 n3u2 501 sure',
    ],
    ['another way to write it', { building: '3栋', unit: '1', room: '17a' }, 'n3 n3u1 17A sure'],
    ['a bare number', { building: '3', unit: '1', room: '501' }, 'n3 n3u1 501 sure'],
    ['a compound that tells two apart', { compound: '东方小区', building: '1幢', room: '1' }, 'd1  1 sure'],
    ['another name of the compound', { compound: '老机械厂', building: '1#', room: '1' }, 'n1  1 sure'],
    [
      'a compound with a wrong character',
      { compound: '南侨花园', building: '1号楼', room: '1' },
      'n1  1 likely',
    ],
    ['unit and room in one cell', { building: '3号楼', room: '2-501' }, 'n3 n3u2 501 sure'],
    ['the only unit, not named', { building: '2号楼', room: '501' }, 'd2 d2u1 501 sure'],
    ['one of several units, not named', { building: '3号楼', room: '501' }, 'n3  501 likely'],
    [
      'a unit where none was entered',
      { compound: '南桥花园', building: '1号楼', unit: '1', room: '2' },
      'n1 +1单元 2 sure',
    ],
    ['a unit besides others', { building: '3号楼', unit: '东单元', room: '2' }, 'n3 +东单元 2 likely'],
    ['no room', { building: '3号楼', unit: '1单元' }, 'n3 n3u1  likely'],
  ])('by %s', (_, words, expected) => expect(placed(words)).toBe(expected))

  it('of two compounds are not guessed', () =>
    expect(placed({ building: '1号楼', room: '1' })).toBe('ambiguous-building'))

  it('that are not there are told, with what was probably meant', () => {
    expect(placed({ building: '9号楼', room: '1' })).toBe('unknown-building (1号楼)')
    expect(placed({ building: '教学楼', room: '1' })).toBe('unknown-building')
  })

  it('that are empty are missing', () => expect(placed({ room: '1' })).toBe('missing-value'))
})

describe('addresses', () => {
  it.each([
    ['建设路18号南桥花园3号楼2单元501室', 'n3 n3u2 501 sure'],
    ['南桥花园3栋2-501', 'n3 n3u2 501 sure'],
    ['老机械厂3号楼一单元501', 'n3 n3u1 501 sure'],
    ['南侨花园3号楼2单元501', 'n3 n3u2 501 likely'],
    ['东方小区2号楼305', 'd2 d2u1 305 sure'],
    ['柳湾村三组12号东屋', 'v12  东屋 sure'],
    ['南桥花园9号楼2单元501', 'unplaced'],
    ['西山别墅8号', 'unplaced'],
  ])('%s', (address, expected) => expect(placed({ address })).toBe(expected))

  it('help a building that two compounds have', () => {
    expect(placed({ address: '人民路5号东方小区', building: '1号楼', room: '1' })).toMatch(
      /^d1 .* 1 (sure|likely)$/,
    )
  })
})

describe('the households of a town', () => {
  /** How many are placed as `write` says their door: right, wrong or nowhere. */
  function outcome(
    write: (door: {
      place: string
      compound: string
      name: string
      unit: string | null
      room: string
    }) => Partial<PlaceWords>,
  ) {
    const town = generateTown({ seed: 7, households: 2_000 })
    const compounds = new Map(town.compounds.map((each) => [each.id, each]))
    const communities = new Map(town.jurisdictions.map(({ code, name }) => [code, name]))
    const buildings = town.buildings.map((each): PlaceBuilding => {
      const compound = compounds.get(each.compound ?? '')
      return {
        ...building(each.id, each.name, compound?.name ?? null),
        compoundAddress: compound?.address ?? null,
        communityName: communities.get(each.community ?? '') ?? null,
        villagersGroup: each.villagersGroup,
      }
    })
    const placer = createPlacer(buildings, town.units)
    const byId = new Map(buildings.map((each) => [each.id, each]))
    const units = new Map(town.units.map(({ id, name }) => [id, name]))
    const tally = { right: 0, wrong: 0, nowhere: 0 }
    for (const { building: id, unit, room } of town.households) {
      const { compoundName, compoundAddress, communityName, name } = byId.get(id)!
      const compound = compoundName ?? ''
      // In a village the address begins with its name, in a town with the road of the gate.
      const door = { place: (compoundAddress ?? communityName) + compound, compound, name, room }
      const found = placer.place({ ...NOTHING, ...write({ ...door, unit: units.get(unit ?? '') ?? null }) })
      if ('reason' in found) tally.nowhere++
      else if (found.building.id === id && found.unit === unit) tally.right++
      else tally.wrong++
    }
    return tally
  }

  it('are found by their address, and none behind another door', () => {
    const { right, wrong, nowhere } = outcome(({ place, name, unit, room }) => ({
      address: place + name + (unit ?? '') + room,
    }))
    expect(wrong).toBe(0)
    expect(right).toBeGreaterThan(1_000)
    expect(nowhere).toBeLessThan(right / 100)
  })

  it('are found by their columns', () => {
    const { wrong, nowhere } = outcome(({ compound, name, unit, room }) => ({
      compound,
      building: name,
      unit,
      room,
    }))
    expect([wrong, nowhere]).toEqual([0, 0])
  })
})

describe('positions', () => {
  it('lead to the nearest building, and stay the household’s own', () => {
    expect(placed({ position: [AT[0] + 100_010, AT[1]], unit: '1单元', room: '1' })).toBe('d2 d2u1 1 own')
  })

  it('of nowhere are of no building', () => {
    expect(placed({ position: [AT[0] + 5_000_000, AT[1]], room: '1' })).toBe('no-building-near')
  })

  it('do not overrule a building that is named', () => {
    const position = [AT[0] + 100_010, AT[1]] as const
    expect(placed({ position, building: '3号楼', unit: '1', room: '1' })).toBe('n3 n3u1 1 own')
    expect(placed({ position, building: '教学楼', room: '1' })).toBe('unknown-building')
  })
})

describe('the nearest name', () => {
  it.each([
    ['第三网络', ['第二网格', '第三网格'], '第三网格'],
    ['网格长', ['网格长助理', '片长'], null],
    ['甲', ['乙'], null],
    ['13号搂', ['13号楼', '18号楼'], '13号楼'],
  ])('to %s', (word, names, expected) => expect(nearestName(word, names)).toBe(expected))
})
