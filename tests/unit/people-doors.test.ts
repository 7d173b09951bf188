import { describe, expect, test } from 'vitest'
import type { HouseholdSummary } from '#contract/households.ts'
import { crossSection, doorsOf, floorBands } from '../../web/find/people/doors.ts'

let made = 0

function household(unit: string | null, floor: number | null, room: string): HouseholdSummary {
  made++
  return {
    id: `019a0000-0000-7000-8000-${String(made).padStart(12, '0')}`,
    building: '019a0000-0000-7000-8000-00000000b001',
    buildingName: '3号楼',
    compoundName: '南桥花园',
    unit,
    floor,
    room,
    occupancy: 'living',
    position: [113.5, 35],
    members: 2,
    head: '张*',
    inDwelling: 1,
    apart: false,
  }
}

describe('a building cut open', () => {
  test('has its units in the order of their numbers and its floors from the top down', () => {
    const { units, floors } = crossSection([
      household('10单元', 1, '101'),
      household('2单元', 3, '301'),
      household('2单元', 1, '101'),
    ])
    expect(units).toEqual(['2单元', '10单元'])
    expect(floors.map(({ floor }) => floor)).toEqual([3, 1])
    expect(floors.map((floor) => floor.units.map((doors) => doors.map(({ room }) => room)))).toEqual([
      [['301'], []],
      [['101'], ['101']],
    ])
  })

  test('puts what has no floor below the ground floor and the cellar', () => {
    const { floors } = crossSection([
      household(null, null, '门卫'),
      household(null, -1, '地下1'),
      household(null, 1, '101'),
    ])
    expect(floors.map(({ floor }) => floor)).toEqual([1, -1, null])
  })

  test('shows one door for all households behind it, in the order they came', () => {
    const [first, second, next] = [
      household('1单元', 5, '501'),
      household('1单元', 5, '501'),
      household('1单元', 5, '502'),
    ]
    const doors = doorsOf([first!, next!, second!])
    expect(doors.map(({ room, households }) => [room, households.map(({ id }) => id)])).toEqual([
      ['501', [first!.id, second!.id]],
      ['502', [next!.id]],
    ])
  })

  test('is divided into bands of ten floors once it has more than twelve', () => {
    const tower = (n: number) =>
      crossSection(Array.from({ length: n }, (_, i) => household('1单元', i + 1, `${i + 1}01`))).floors
    expect(floorBands(tower(12))).toEqual([])
    expect(floorBands(tower(25))).toEqual([
      { top: 25, bottom: 21 },
      { top: 20, bottom: 11 },
      { top: 10, bottom: 1 },
    ])
  })
})
