import type { Board, ChartNode, StaffCard } from '../../api/contract/boards.ts'

type People = ChartNode['people']

/** A name nobody else has: one of ten family names and two letters made of the number. */
function nameOf(n: number): string {
  const family = [...'王李张刘陈杨赵黄周吴'][n % 10]!
  return (
    family + String.fromCharCode(0x4e00 + 40 + Math.floor(n / 40)) + String.fromCharCode(0x5e00 + (n % 40))
  )
}

/** A chart of three tiers with so many people, each with a name of their own. */
export function chartOf(count: number): ChartNode[] {
  let dealt = 0
  const some = (many: number, role: string): People =>
    Array.from({ length: Math.min(many, count - dealt) }, () => ({ role, name: nameOf(dealt++) }))
  const perGroup = count > 100 ? 17 : count > 20 ? 4 : 1
  const root: ChartNode = {
    id: 'committee',
    name: '南桥社区居民委员会',
    kind: 'committee',
    people: some(3, '社区书记'),
    children: [],
  }
  for (let branch = 1; dealt < count; branch++) {
    const people = some(1, '网格长')
    const children = [1, 2].flatMap((group): ChartNode[] => {
      if (dealt >= count) return []
      const workers = [...some(1, '专职网格员'), ...some(perGroup, '微网格员')]
      return [
        {
          id: `g${branch}-${group}`,
          name: `第${branch}-0${group}小组`,
          kind: 'group',
          people: workers,
          children: [],
        },
      ]
    })
    root.children.push({ id: `b${branch}`, name: `第${branch}网格党支部`, kind: 'branch', people, children })
  }
  return [root]
}

/** Everybody in a chart. */
export function peopleIn(chart: readonly ChartNode[]): string[] {
  return chart.flatMap(({ people, children }) => [...people.map(({ name }) => name), ...peopleIn(children)])
}

/** So many cards, a third of them with a photo that cannot be had. */
function cardsOf(count: number): StaffCard[] {
  return Array.from({ length: count }, (_, i) => ({
    name: nameOf(i),
    role: i < 8 ? '网格长' : '专职网格员',
    grid: i < 8 ? '桥东' : `桥东-0${(i % 9) + 1}`,
    level: i < 8 ? 1 : 2,
    phone: i % 4 === 3 ? null : `1380000${String(1000 + i)}`,
    photo: i % 3 === 0 ? '/mark.svg' : null,
    duties:
      i < 8 ? '统筹网格内的走访、巡查和矛盾调解，每周召集一次碰头会。' : '入户走访，登记住户，受理诉求。',
  }))
}

/** A board with everything on it that a board can show; `people` on its chart. Its notices are of 2026. */
export function fullBoard(board: Board, people: number): Board {
  return {
    ...board,
    settings: {
      ...board.settings,
      here: [board.facilities[0]!.position[0]!, board.facilities[0]!.position[1]!],
    },
    chart: chartOf(people),
    staff: cardsOf(26),
    notices: [
      {
        id: '0192d0a0-0000-7000-8000-000000000001',
        title: '停水通知',
        text: '因管网检修，文昌、朝阳两个网格暂停供水，请提前储水。'.repeat(6),
        from: '2026-11-20',
        until: '2026-11-22',
      },
      {
        id: '0192d0a0-0000-7000-8000-000000000002',
        title: '老年人免费体检',
        text: '请到卫生服务站。\n行动不便的老人由网格员上门登记。',
        from: '2026-11-22',
        until: '2026-12-30',
      },
      {
        id: '0192d0a0-0000-7000-8000-000000000003',
        title: '下周的事',
        text: '还不到时候。',
        from: '2026-11-23',
        until: '2026-12-30',
      },
    ],
    figures: [
      { key: 'grids1', value: 8 },
      { key: 'buildings', value: 1412 },
      { key: 'households', value: 4595 },
      { key: 'staff', value: 541 },
      { key: 'covered', value: null },
    ],
  }
}

/** A board whose every list is empty. */
export function bareBoard(board: Board): Board {
  const slides = board.settings.slides.filter(({ kind }) => kind !== 'overview' && kind !== 'find')
  return {
    ...board,
    settings: { ...board.settings, slides },
    grids: [],
    chart: [],
    staff: [],
    notices: [],
    figures: [],
    facilities: [],
    places: [],
  }
}
