import { describe, expect, it } from 'vitest'
import { distanceM } from '#geometry/scale.ts'
import { gridPolygons } from '#plan/grid-polygons.ts'
import { overlay } from '#plan/overlay.ts'
import { boxesTouch, liesWithin } from '../../api/paper/drawing.ts'
import { mapMaterial } from '../../api/paper/map-material.ts'
import { layOut, type MapLayout, type MapPoster, mapPoster } from '../../api/paper/map-poster.ts'
import { roundScale } from '../../api/paper/map-scale.ts'
import { svgOf } from '../../api/paper/svg.ts'
import { breath, coded, layerNamed, plainBoard, posterOf, textsIn, townPlan } from '../fixtures/paper-map.ts'
import { hasTaipei, taipei } from '../fixtures/taipei.ts'

if (!hasTaipei) console.warn('paper-map: Taipei skipped, ../shared/cases/taipei is not there')

const plan = townPlan()
const NANQIAO = '999901001001'
const town = (more: Partial<MapPoster> = {}) => posterOf(plan.snapshot, NANQIAO, more)

/** Pairs of labels whose boxes overlap. */
function collisions({ labels }: MapLayout): string[] {
  return labels.flatMap((a, i) =>
    labels.slice(i + 1).flatMap((b) => (boxesTouch(a.box, b.box) ? [`${a.key} × ${b.key}`] : [])),
  )
}

/** Grids with neither a label of their name nor a line in the index. */
function lost({ labels, rows }: MapLayout, { material }: MapPoster): string[] {
  const named = new Set(labels.filter(({ form }) => form === 'name').map(({ key }) => key))
  const indexed = new Set(rows.map(({ key }) => key))
  return material.grids.filter(({ key }) => !named.has(key) && !indexed.has(key)).map(({ name }) => name)
}

describe('labels of a map on paper', () => {
  it.each(['A3', '8K', 'A4', 'A2', '4K'] as const)(
    'never vanish or collide: 155 third-level grids on %s',
    async (paper) => {
      const poster = town({ paper })
      expect(poster.material.grids.filter(({ level }) => level === 3)).toHaveLength(155)
      const layout = await layOut(poster, breath)
      expect(collisions(layout)).toEqual([])
      expect(lost(layout, poster)).toEqual([])
      for (const { box } of layout.labels) expect(liesWithin(box, layout.view.frame)).toBe(true)
    },
  )

  it.skipIf(!hasTaipei)('never vanish or collide in a coverage of three levels drawn by others', async () => {
    const poster = posterOf(coded(overlay(taipei()).snapshot), '63000')
    const layout = await layOut(poster, breath)
    expect(poster.material.grids).toHaveLength(469)
    expect(collisions(layout)).toEqual([])
    expect(lost(layout, poster)).toEqual([])
    // So many do not fit beside the map: their index goes on sides of its own, whole.
    const { pages } = await mapPoster(poster, breath)
    const written = pages.flatMap(({ marks }) => textsIn([layerOrNothing(marks, 'index')]))
    for (const { name } of layout.rows) expect(written.some(({ text }) => text === name)).toBe(true)
  })

  it('keep names inside their grid and say by a line whose a number outside is', async () => {
    const layout = await layOut(town(), breath)
    const polygons = gridPolygons(plan.snapshot)
    for (const { key, form, box, leader } of layout.labels) {
      if (form === 'number') continue
      expect(leader).toBeNull()
      const xs = polygons
        .get(key)!
        .flat(2)
        .map((position) => layout.view.project(position)[0])
      expect(box.x).toBeGreaterThan(Math.min(...xs))
      expect(box.x + box.width).toBeLessThan(Math.max(...xs))
    }
  })
})

function layerOrNothing(marks: Parameters<typeof layerNamed>[0], name: string) {
  return marks.find((mark) => mark.mark === 'layer' && mark.name === name) ?? { ...layerEmpty, name }
}
const layerEmpty = { mark: 'layer' as const, marks: [] }

describe('the scale of a map on paper', () => {
  it('is true to one percent between two houses and along the printed bar', async () => {
    const [first, ...others] = plan.town.buildings.filter(({ community }) => community === NANQIAO)
    const far = others.reduce((a, b) => (away(b) > away(a) ? b : a))
    function away({ anchor }: typeof first & object): number {
      return distanceM(first!.anchor, anchor, plan.snapshot.scale)
    }
    const corner = ([x, y]: readonly [number, number]) =>
      [
        [
          [x, y],
          [x + 1, y],
          [x + 1, y + 1],
        ],
      ] as unknown as typeof first & { outline: never }['outline']
    const houses = [first!, far].map(({ id, name, anchor }) => ({
      id,
      name,
      floors: 1,
      anchor,
      outline: corner(anchor),
    }))
    const base = { waters: [], roads: [], compounds: [], facilities: [], buildings: houses }
    const { pages } = await mapPoster(town({ base, paper: '8K' }), breath)
    const drawn = layerNamed(pages[0]!.marks, 'town').marks.map((mark) => {
      if (mark.mark !== 'shape') throw new Error('houses are shapes')
      return mark.lines[0]![0]!
    })
    const { metres, millimetres } = barIn(svgOf({ title: '', language: 'zh', pages }, pages[0]!))
    const onPaper = Math.hypot(drawn[0]![0] - drawn[1]![0], drawn[0]![1] - drawn[1]![1])
    const truth = away(far)
    expect(truth).toBeGreaterThan(500)
    expect(((onPaper / millimetres) * metres) / truth).toBeCloseTo(1, 2)
    const figure = Number(/1:(\d+)/.exec(textsIn(layerNamed(pages[0]!.marks, 'scale').marks)[0]!.text)![1])
    expect((onPaper * figure) / 1000 / truth).toBeCloseTo(1, 2)
  })

  it('is the largest round one at which the place fits', () => {
    expect(roundScale(1000, 500, 400, 300)).toBe(2500)
    expect(roundScale(1001, 500, 400, 300)).toBe(3000)
    expect(roundScale(10, 10, 400, 300)).toBe(200)
    expect(roundScale(80_000, 10, 400, 300)).toBe(200_000)
  })

  it.each([
    ['A3', 420, 297],
    ['8K', 370, 260],
    ['A2', 594, 420],
  ] as const)('is drawn on %s with the paper across, in millimetres', async (paper, width, height) => {
    const { pages } = await mapPoster(town({ paper, turn: 'across' }), breath)
    expect([pages[0]!.width, pages[0]!.height]).toEqual([width, height])
    expect(svgOf({ title: '', language: 'zh', pages }, pages[0]!)).toContain(
      `width="${width}mm" height="${height}mm"`,
    )
  })
})

/** The printed bar, read from the file: how long it is, and what its figures say. */
function barIn(svg: string): { metres: number; millimetres: number } {
  const bar = /<g data-name="bar">([\s\S]*?)<\/g>/.exec(svg)![1]!
  const xs = [...bar.matchAll(/[ML](-?[\d.]+) /g)].map(([, x]) => Number(x))
  const figures = [...svg.matchAll(/>(\d+) (米|千米)</g)].map(
    ([, n, unit]) => Number(n) * (unit === '米' ? 1 : 1000),
  )
  return { metres: figures[0]!, millimetres: Math.max(...xs) - Math.min(...xs) }
}

describe('what a map on paper tells', () => {
  it('names who vouches for it, the plan and the day, and where to look on', async () => {
    const { pages } = await mapPoster(town(), breath)
    const words = textsIn(pages[0]!.marks)
      .map(({ text }) => text)
      .join('\n')
    expect(words).toContain('街区示意图，由示例街道于 2026-01-05 声明')
    expect(words).toContain('网格方案第 3 版，自 2026-02-01 起施行')
    expect(words).toContain('数据截至 2026-03-01 08:00')
    const approved = plainBoard({ approvalNumber: '豫S〔2026〕001号' })
    const again = await mapPoster(town({ board: approved }), breath)
    const said = textsIn(again.pages[0]!.marks)
      .map(({ text }) => text)
      .join('\n')
    expect(said).toContain('审图号：豫S〔2026〕001号')
    expect(said).not.toContain('街区示意图')
  })

  it('does not say to the public where an exemption ends', () => {
    const [face, ...others] = plan.snapshot.faces.filter(
      ({ community, holder }) => community === NANQIAO && holder === null,
    )
    expect(others.length).toBeGreaterThanOrEqual(0)
    const exempt = (reason: string | null) => ({
      ...plan.snapshot,
      faces: plan.snapshot.faces.map((each) => (each === face ? { ...each, exemption: reason } : each)),
    })
    const [one, other] = [exempt('water'), exempt(null)].map((snapshot) => ({
      public: mapMaterial(snapshot, { jurisdiction: NANQIAO }).unheld,
      working: mapMaterial(snapshot, { jurisdiction: NANQIAO }, 'working').unheld,
    }))
    expect(one!.public.length).toBeGreaterThan(0)
    expect(one!.public).toEqual(other!.public)
    expect(one!.working.map(({ kind }) => kind)).toContain('exempt')
    expect(one!.working).not.toEqual(other!.working)
  })
})
