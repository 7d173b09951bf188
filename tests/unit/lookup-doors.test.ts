import { describe, expect, it } from 'vitest'
import { createDoorSearch } from '../../api/lookup/doors.ts'
import type { Door } from '../../api/lookup/in-force.ts'

function door(over: Partial<Door>): Door {
  return {
    id: JSON.stringify(over),
    building: 'b',
    unit: over.unitName ?? null,
    communityName: '南桥社区',
    compoundName: null,
    compoundAddress: null,
    villagersGroup: null,
    buildingName: '1号楼',
    unitName: null,
    position: [1_135_000_000, 350_000_000],
    ...over,
  }
}

/** Two estates of twelve buildings with two units, one of them lettered; a lane of houses; a village; a school. */
function town(): Door[] {
  const estate = { compoundName: '南桥花园', compoundAddress: '建设路18号' }
  const other = { compoundName: '桥东小区', compoundAddress: '建设路20号' }
  const lane = { compoundName: '幸福里', compoundAddress: '人民路5号' }
  const village = { communityName: '柳湾村' }
  const numbers = Array.from({ length: 12 }, (_, i) => i + 1)
  return [
    ...numbers.flatMap((n) => {
      const buildingName = `${n}号楼`
      return [estate, other].flatMap((place) => [
        door({ ...place, buildingName }),
        door({ ...place, buildingName, unitName: '1单元' }),
        door({ ...place, buildingName, unitName: '2单元' }),
      ])
    }),
    door({ ...estate, buildingName: 'A座' }),
    ...numbers.map((n) => door({ ...lane, buildingName: `${n}号` })),
    ...numbers.flatMap((n) =>
      ['一组', '二组', '三组'].map((villagersGroup) =>
        door({ ...village, villagersGroup, buildingName: `${n}号` }),
      ),
    ),
    door({ compoundName: '宁和小学', compoundAddress: '人民路9号', buildingName: '教学楼' }),
  ]
}

const doors = createDoorSearch(town())
const best = (text: string) => doors.search(text, 20).found[0]?.address

describe('ways to write one door', () => {
  it.each([
    '南桥花园3号楼2单元',
    '南桥花园3号楼2单元501',
    '南桥花园3号楼2单元501室',
    '南桥花园 3号楼 2单元 5楼 501',
    '南桥花园三号楼二单元五〇一',
    '南桥花园3栋2单元',
    '南桥花园3幢2单元501户',
    '南桥花园3栋2-501',
    '南桥花园3#2-501',
    '南桥花园3#楼2单元',
    '南桥花园３号楼２单元',
    '南桥花园3-2-501',
    '南桥花园3—2—501',
    '南桥花园 3 2 501',
    '南桥花园3-2',
    '建设路18号南桥花园3号楼2单元',
    '建设路18号3号楼2单元',
    '建设路18号院3号楼2单元501',
    '云河县宁和街道南桥社区南桥花园3号楼2单元501室',
    '云河县宁和街道建设路１８号，南桥花园 三栋 二单元 501，13812345678',
    '南侨花园3号楼2单元',
  ])('%s', (text) => {
    expect(best(text)).toBe('建设路18号南桥花园3号楼2单元')
  })

  it.each([
    '柳湾村三组12号',
    '柳湾村3组12号',
    '柳湾村第三组12号',
    '柳湾三组十二号',
    '柳湾村三村民小组12号',
    '柳湾村３组１２号',
    '宁和街道柳湾村 三组 12号',
  ])('%s', (text) => {
    expect(best(text)).toBe('柳湾村三组12号')
  })

  it.each([
    ['南桥花园12号楼', '建设路18号南桥花园12号楼'],
    ['南桥花园十二栋', '建设路18号南桥花园12号楼'],
    ['南桥花园12', '建设路18号南桥花园12号楼'],
    ['南桥花园12号', '建设路18号南桥花园12号楼'],
    ['南桥花园3-501', '建设路18号南桥花园3号楼'],
    ['南桥花园a座', '建设路18号南桥花园A座'],
    ['南桥花园Ａ座1703', '建设路18号南桥花园A座'],
    ['桥东11-2-829', '建设路20号桥东小区11号楼2单元'],
    ['幸福里7号', '人民路5号幸福里7号'],
    ['人民路5号幸福里七号', '人民路5号幸福里7号'],
    ['宁和小学教学楼', '人民路9号宁和小学教学楼'],
    ['宁和小学', '人民路9号宁和小学教学楼'],
    ['教学楼', '人民路9号宁和小学教学楼'],
  ])('%s is %s', (text, address) => {
    expect(best(text)).toBe(address)
  })
})

describe('what is found', () => {
  it('is sure of a whole address and less sure of a part of it', () => {
    const [whole] = doors.search('南桥花园3号楼2单元', 1).found
    const [part] = doors.search('南桥3号楼2单元', 1).found
    expect(whole!.score).toBe(1)
    expect(part!.score).toBeLessThan(1)
    expect(part!.address).toBe(whole!.address)
  })

  it('is the building before its units, in the order of numbers', () => {
    const found = doors.search('南桥花园', 20).found.map(({ address }) => address)
    expect(found[0]).toBe('建设路18号南桥花园A座')
    expect(found.slice(1, 13)).toEqual(Array.from({ length: 12 }, (_, i) => `建设路18号南桥花园${i + 1}号楼`))
  })

  it('is the building where it has no units to tell apart', () => {
    expect(best('南桥花园a座2单元')).toBe('建设路18号南桥花园A座')
  })

  it('keeps to the limit', () => {
    expect(doors.search('3号楼', 2).found).toHaveLength(2)
  })

  it('is every place that fits where none is named', () => {
    const found = doors.search('3号楼', 20).found
    expect(new Set(found.map(({ door }) => door.compoundName))).toEqual(new Set(['南桥花园', '桥东小区']))
    expect(Math.max(...found.map(({ score }) => score))).toBeLessThan(0.8)
  })

  it('is the building alone where it has no such unit', () => {
    const found = doors.search('南桥花园3号楼9单元', 20).found
    expect(found.map(({ address }) => address)).toEqual(['建设路18号南桥花园3号楼'])
    expect(found[0]!.score).toBeLessThan(1)
  })

  it.each(['南桥花园99号楼', '柳湾村三组99号', '柳湾村九组1号', '北岭公馆3号楼', '，。', '🏠'])(
    'is nothing for %s',
    (text) => {
      expect(doors.search(text, 20).found).toEqual([])
    },
  )
})

describe('speed', () => {
  it('answers over 50,000 doors without a pause', () => {
    const many = Array.from({ length: 50_000 }, (_, i) =>
      door({
        compoundName: `${'东西南北中'[i % 5]}${'桥湖山林河'[((i / 5) % 5) | 0]}花园${Math.floor(i / 60) % 40}期`,
        buildingName: `${(i % 60) + 1}号楼`,
      }),
    )
    const search = createDoorSearch(many)
    search.search('南桥花园7期3号楼', 20)
    const began = performance.now()
    for (let i = 0; i < 20; i++) search.search(`南桥花园${i}期3号楼2单元501`, 20)
    expect((performance.now() - began) / 20).toBeLessThan(50)
  })
})
