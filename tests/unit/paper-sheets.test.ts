import { describe, expect, it } from 'vitest'
import { toDegrees } from '#geometry/position.ts'
import type { ChartNode } from '../../api/contract/boards.ts'
import type { Here } from '../../api/contract/here.ts'
import { layOutChart } from '../../api/paper/chart-layout.ts'
import { chartPoster } from '../../api/paper/chart-poster.ts'
import { boxesTouch, type Page } from '../../api/paper/drawing.ts'
import { entranceSheet } from '../../api/paper/entrance-sheet.ts'
import { widthOf, wrapped } from '../../api/paper/fonts.ts'
import { mapMaterial } from '../../api/paper/map-material.ts'
import { pdfOf } from '../../api/paper/pdf.ts'
import { breath, layerNamed, plainBoard, textsIn, townPlan } from '../fixtures/paper-map.ts'
import { hasTool, modulesOf, ofPdf, printed, qrIn } from '../fixtures/paper-tools.ts'

const ADDRESS = 'https://grid.example/here/999901-0123456789abcdef0123'
const NANQIAO = '999901001001'

async function sheet(): Promise<Page> {
  const { snapshot, town } = townPlan()
  const grid = snapshot.grids.find(({ level, community }) => level === 1 && community === NANQIAO)!
  const entrance = town.units[0]!.entrance
  const here: Here = {
    address: '学府街49号南桥花园3号楼2单元',
    position: toDegrees(entrance),
    jurisdiction: { code: NANQIAO, name: '南桥社区', contact: { name: '值班室', phone: '0371-12345678' } },
    chain: [{ level: 1, code: grid.code!, name: grid.name, kind: 'general', staff: [] }],
    call: { name: '王强', role: '网格长', phone: '13900001111', level: 1, why: 'duty' },
    partners: [{ kind: 'hotline', name: '政务服务便民热线', phone: '12345' }],
    serviceCentre: null,
    group: null,
    needs: { reader: '网格员', keepDays: 90 },
    plan: { version: 3, effectiveFrom: '2026-02-01' },
    dataAt: '2026-03-01T00:00:00.000Z',
  }
  const material = mapMaterial(snapshot, { jurisdiction: NANQIAO })
  const base = { waters: [], roads: [], compounds: [], buildings: [], facilities: [] }
  const ground = { material, base, paper: 'A4', language: 'zh', source: plainBoard() } as const
  return entranceSheet({ here, address: ADDRESS }, ground, breath)
}

describe('the sheet of an entrance', () => {
  it('says where one is and whom to call, and its code leads to the door', async () => {
    const { marks } = await sheet()
    const words = textsIn(marks).map(({ text }) => text)
    for (const said of [
      '您在这里',
      '学府街49号南桥花园3号楼2单元',
      '有事请找',
      '王强',
      '139 0000 1111',
      '12345',
    ])
      expect(words).toContain(said)
    expect(qrIn(modulesOf(layerNamed(marks, 'qr'), 8))).toBe(ADDRESS)
    expect(layerNamed(marks, 'here').marks.length).toBeGreaterThan(0)
  })

  it.skipIf(!hasTool('pdftotext') || !hasTool('pdffonts') || !hasTool('pdftoppm'))(
    'is a PDF whose Chinese is text in embedded fonts, each line once, and whose printed code decodes',
    async () => {
      const pdf = await pdfOf({ title: '门牌', language: 'zh' }, [await sheet()], breath)
      const text = ofPdf('pdftotext', pdf)
      expect(text.split('学府街49号南桥花园3号楼2单元')).toHaveLength(2)
      expect(text).toContain('街区示意图，由示例街道于 2026-01-05 声明')
      const fonts = ofPdf('pdffonts', pdf).split('\n').slice(2).filter(Boolean)
      expect(fonts).toHaveLength(2)
      // emb, sub and uni: embedded, of the letters used, and copied as the characters they are.
      for (const font of fonts) expect(font).toMatch(/NotoSansHans-\w+ .* yes +yes +yes /)
      expect(qrIn(printed(pdf, 100))).toBe(ADDRESS)
    },
  )
})

/** A chart of a committee with branches of groups, in which so many people hold posts. */
function chartOf(people: number, branches: number): ChartNode {
  const person = (n: number) => ({
    name: `王小${n}`,
    role: n % 7 === 0 ? '网格长' : '联户党员',
    phone: `139${n}`,
  })
  const share = Math.floor((people - 2) / branches)
  return {
    id: 'root',
    name: '示例社区居民委员会',
    kind: 'committee',
    people: [person(0), person(7)],
    children: Array.from({ length: branches }, (_, b) => ({
      id: `branch ${b}`,
      name: `第${b + 1}网格支部`,
      kind: 'branch',
      people: [],
      children: [
        {
          id: `group ${b}`,
          name: `第${b + 1}网格支部第一小组`,
          kind: 'group',
          people: Array.from({ length: share }, (_, n) => person(b * share + n + 1)),
          children: [],
        },
      ],
    })),
  }
}

describe('the organisation chart on paper', () => {
  const body = { x: 10, y: 27, width: 400, height: 252 }

  it.each([
    [8, 2, 1],
    [60, 6, 1],
    [300, 9, 1],
  ])(
    'stays readable with %i people: no card touches another, all within the paper',
    async (people, branches, sides) => {
      const { size, sides: laid } = await layOutChart(chartOf(people, branches), body, 1, 'zh', breath)
      expect(laid).toHaveLength(sides)
      // 2.6 mm is 7.4 points.
      expect(size).toBeGreaterThanOrEqual(2.6)
      const boxes = laid.flatMap(({ root, rows }) => [root, ...rows.flat(2)].map(({ box }) => box))
      for (const [i, box] of boxes.entries()) {
        expect(box.x >= body.x - 1e-6 && box.x + box.width <= body.x + body.width + 1e-6).toBe(true)
        expect(box.y >= body.y && box.y + box.height <= body.y + body.height + 1e-6).toBe(true)
        expect(boxes.slice(i + 1).some((other) => boxesTouch(box, other))).toBe(false)
      }
    },
  )

  it('goes on over several sides when one is too small, and loses nobody', async () => {
    const chart = [chartOf(3_000, 4)]
    const { pages } = await chartPoster(
      { board: plainBoard({ chart }), paper: 'A4', turn: 'across', language: 'zh' },
      breath,
    )
    expect(pages.length).toBeGreaterThan(1)
    const written = pages
      .flatMap(({ marks }) => textsIn(marks))
      .map(({ text }) => text)
      .filter((text) => !/^139\d*$/.test(text))
      .join('')
    const named = new Set([...written.matchAll(/王小(\d+)/g)].map(([, n]) => Number(n)))
    for (let n = 1; n <= 4 * Math.floor(2_998 / 4); n++) expect(named.has(n), `${n}`).toBe(true)
    expect(written).toContain(`第 ${pages.length} 页，共 ${pages.length} 页`)
  })
})

describe('lines of type', () => {
  it('are broken where Chinese may be, and never wider than they may be', () => {
    const lines = wrapped('网格长王强，电话 0371-12345678，随时可打', 'regular', 3, 30)
    expect(lines.join('').replaceAll(' ', '')).toBe('网格长王强，电话0371-12345678，随时可打')
    for (const line of lines) {
      expect(line).not.toMatch(/^[，。]/)
      expect(widthOf(line.replace(/[，。]$/, ''), 'regular', 3)).toBeLessThanOrEqual(30)
    }
  })
})
