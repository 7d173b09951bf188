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
    door({ compoundName: '和平里（原机械厂宿舍）', compoundAddress: '五一路7号', buildingName: '1号楼' }),
    door({ compoundName: '宁和小学', compoundAddress: '人民路9号', buildingName: '教学楼' }),
    door({ compoundName: '宁和小学', compoundAddress: '人民路9号', buildingName: '食堂' }),
    ...[4, 5].map((n) =>
      door({ compoundName: '机械厂一号院', compoundAddress: '学府路2号', buildingName: `${n}号楼` }),
    ),
    ...['兴业街24号', '丰收街24号'].map((buildingName) => door({ communityName: '北关社区', buildingName })),
  ]
}

const doors = createDoorSearch(town())
const best = (text: string) => doors.search(text, 20).found[0]?.address

describe('ways to write one door', () => {
  it.each([
    '南桥花园3号楼2单元',
    '南桥花园叁号楼贰单元伍零壹',
    '南桥 花园 3 号 楼 2 单元 501 室',
    '南桥花园（3号楼）2-501',
    '南桥花园3号楼 2-501',
    '南桥花园3.2.501',
    '南桥花园3、2、501',
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
    ['幸福里5号', '人民路5号幸福里5号'],
    ['人民路5号幸福里七号', '人民路5号幸福里7号'],
    ['宁和小学教学楼', '人民路9号宁和小学教学楼'],
    ['宁和小学', '人民路9号宁和小学教学楼'],
    ['教学楼', '人民路9号宁和小学教学楼'],
    ['宁和小学食堂', '人民路9号宁和小学食堂'],
    ['食堂', '人民路9号宁和小学食堂'],
    ['机械厂一号院5号楼', '学府路2号机械厂一号院5号楼'],
    ['机械厂1号院5-101', '学府路2号机械厂一号院5号楼'],
    ['学府路2号5栋', '学府路2号机械厂一号院5号楼'],
    ['丰收街24号', '北关社区丰收街24号'],
    ['南桥花园15号3号楼', '建设路18号南桥花园3号楼'],
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

describe('a village whose groups are compounds of their own', () => {
  const groups = createDoorSearch([
    door({ compoundAddress: '柳湾路15号', compoundName: '柳湾苑' }),
    ...['一组', '三组'].map((group) =>
      door({ communityName: '柳湾村', compoundName: group, villagersGroup: group, buildingName: '12号' }),
    ),
  ])

  it('has its name in the address, and the group once', () => {
    const [first] = groups.search('柳湾村三组12号', 5).found
    expect([first?.address, first?.score]).toEqual(['柳湾村三组12号', expect.any(Number)])
    expect(first!.score).toBeGreaterThan(0.8)
  })

  it('is meant by its name before a road that is called nearly so', () => {
    expect(groups.search('柳湾村', 5).found.map(({ address }) => address)).toEqual([
      '柳湾村一组12号',
      '柳湾村三组12号',
    ])
  })
})

describe('names', () => {
  it.each([
    ['南侨花园3栋', 'another character'],
    ['南桥园3栋', 'one missing'],
    ['南桥大花园3栋', 'one too many'],
    ['桥南花园3栋', 'two changed about'],
    ['南桥 花园 3栋', 'a space'],
    ['nqhy3栋', 'initials'],
    ['nqh 3栋', 'the first initials'],
    ['nanqiaohuayuan3栋', 'sounds'],
    ['nanqiao3栋', 'the first sounds'],
    ['nan qiao hua yuan 3栋', 'a space after each sound'],
    ['nanqiao huayuan 3haolou', 'sounds for the word of the number too'],
  ])('are found as in %s, with %s', (text) => {
    expect(best(text)).toBe('建设路18号南桥花园3号楼')
  })

  it.each(['和平里1号楼', '机械厂宿舍1号楼', '机械厂1栋', 'jxcss1栋'])('may be old ones: %s', (text) => {
    expect(best(text)).toBe('五一路7号和平里（原机械厂宿舍）1号楼')
  })

  it.each(['五一路7号1号楼', '51路7号1号楼', '五一路七号一号楼'])('may hold numerals: %s', (text) => {
    expect(best(text)).toBe('五一路7号和平里（原机械厂宿舍）1号楼')
  })

  it('of a road tell two compounds of one name apart', () => {
    const two = createDoorSearch([
      door({ compoundName: '幸福小区', compoundAddress: '人民路5号' }),
      door({ compoundName: '幸福小区', compoundAddress: '建设路9号' }),
    ])
    expect(two.search('建设路幸福小区1号楼', 2).found[0]?.address).toBe('建设路9号幸福小区1号楼')
    expect(two.search('幸福小区1号楼', 2).found.map(({ score }) => score)).toEqual([1, 1])
  })

  it('are taken at their longest', () => {
    const two = createDoorSearch([
      door({ compoundName: '南桥花园', compoundAddress: null }),
      door({ compoundName: '南桥花园东区', compoundAddress: null }),
    ])
    expect(two.search('南桥花园东区1号楼', 1).found[0]?.address).toBe('南桥花园东区1号楼')
    expect(two.search('南桥花园1号楼', 1).found[0]?.address).toBe('南桥花园1号楼')
  })
})

describe('while one types', () => {
  const whole = '南桥花园3号楼2单元'
  it.each(Array.from({ length: whole.length }, (_, i) => whole.slice(0, i + 1)))('%s leads there', (text) => {
    const found = doors.search(text, 20).found
    expect(found.map(({ door: { compoundName } }) => compoundName)).toContain('南桥花园')
    if (text.includes('3')) expect(found.every(({ door }) => door.buildingName === '3号楼')).toBe(true)
    if (text.includes('2')) expect(found[0]?.door.unitName).toBe('2单元')
  })
})

describe('ranges and sides of a road', () => {
  it.each([
    ['幸福里2号至5号', ['2号', '3号', '4号', '5号']],
    ['幸福里1号至6号双号', ['2号', '4号', '6号']],
    ['幸福里单号', ['1号', '3号', '5号', '7号', '9号', '11号']],
  ])('%s', (text, names) => {
    expect(doors.search(text, 20).found.map(({ door }) => door.buildingName)).toEqual(names)
  })

  it('holds the gate of a sub-number less surely', () => {
    const [first] = doors.search('人民路9号之2教学楼', 1).found
    expect(first?.door.buildingName).toBe('教学楼')
    expect(first?.score).toBeLessThan(1)
  })
})

describe('what was understood', () => {
  const said = (text: string) => {
    const { understood, left } = doors.search(text, 20)
    return { understood: understood.map((part) => part.text).join(' · '), left }
  }

  it.each<[string, string, string[]]>([
    ['南桥花园三栋2-501', '南桥花园 · 3号楼 · 2单元 · 501', []],
    ['南侨花园3#2-501', '南桥花园 · 3号楼 · 2单元 · 501', []],
    ['nqhy3-2-501', '南桥花园 · 3号楼 · 2单元 · 501', []],
    ['南桥 花园 3栋5楼501', '南桥花园 · 3号楼 · 5层 · 501', []],
    ['建设路18号南桥花园A座17a', '建设路 · 18号 · 南桥花园 · A座 · 17A', []],
    ['云河县宁和街道南桥社区南桥花园3号楼', '云河县 · 宁和街道 · 南桥社区 · 南桥花园 · 3号楼', []],
    ['柳湾三组十二号', '柳湾村 · 三组 · 12号', []],
    ['宁和小学教学楼', '宁和小学 · 教学楼', []],
    ['南桥花园3号楼9单元', '南桥花园 · 3号楼', ['9单元']],
    ['南桥花园99号楼', '南桥花园', ['99号楼']],
    ['北岭公馆3号楼2单元', '3号楼 · 2单元', ['北岭公馆']],
    ['南桥花园3栋（邮局附近）', '南桥花园 · 3号楼', ['邮局附近']],
    ['人民路南桥花园3栋', '南桥花园 · 3号楼', ['人民路']],
    ['南桥花园15号3号楼', '南桥花园 · 3号楼', ['15号']],
    ['兴业街24号', '兴业街 · 24号', []],
    ['机械厂一号院5号楼', '机械厂一号院 · 5号楼', []],
    ['张三 13812345678 南桥花园3栋', '南桥花园 · 3号楼', []],
    ['，。', '', []],
  ])('of %s is “%s”', (text, understood, left) => {
    expect(said(text)).toEqual({ understood, left })
  })

  it('says which part is which', () => {
    expect(doors.search('柳湾三组十二号', 1).understood).toEqual([
      { part: 'village', text: '柳湾村' },
      { part: 'group', text: '三组' },
      { part: 'number', text: '12号' },
    ])
  })
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
