import type { Sheet } from './divide.ts'
import { fencesOf, placeOne } from './place.ts'
import type { BuildingDraft, CompoundDraft } from './plan-of-town.ts'
import { frameAt } from './polygon.ts'
import type { Random } from './random.ts'
import type { Rect } from './rect.ts'

type Plan = {
  readonly use: BuildingDraft['use']
  readonly floors: number
  readonly name: string
  readonly sizes: readonly (readonly [length: number, depth: number])[]
}

/** What stands on public ground, the most important first; what finds no room is left out. */
const PLANS: Readonly<Partial<Record<CompoundDraft['kind'], readonly Plan[]>>> = {
  school: [
    {
      use: 'school',
      floors: 4,
      name: '教学楼',
      sizes: [
        [56, 16],
        [44, 14],
        [30, 12],
      ],
    },
    {
      use: 'school',
      floors: 4,
      name: '综合楼',
      sizes: [
        [36, 14],
        [24, 12],
      ],
    },
    {
      use: 'school',
      floors: 1,
      name: '食堂',
      sizes: [
        [20, 14],
        [14, 10],
      ],
    },
  ],
  market: [
    {
      use: 'market',
      floors: 1,
      name: '交易大厅',
      sizes: [
        [48, 30],
        [36, 24],
        [26, 18],
      ],
    },
    {
      use: 'market',
      floors: 2,
      name: '水产区',
      sizes: [
        [26, 10],
        [16, 9],
      ],
    },
  ],
  company: [
    {
      use: 'factory',
      floors: 1,
      name: '一车间',
      sizes: [
        [60, 24],
        [44, 20],
        [30, 16],
      ],
    },
    {
      use: 'factory',
      floors: 1,
      name: '二车间',
      sizes: [
        [60, 20],
        [40, 18],
        [26, 14],
      ],
    },
    {
      use: 'factory',
      floors: 3,
      name: '办公楼',
      sizes: [
        [32, 12],
        [20, 10],
      ],
    },
    {
      use: 'factory',
      floors: 1,
      name: '仓库',
      sizes: [
        [26, 16],
        [18, 12],
      ],
    },
  ],
  public: [
    {
      use: 'public',
      floors: 3,
      name: '服务中心',
      sizes: [
        [34, 14],
        [24, 12],
        [16, 10],
      ],
    },
  ],
  park: [{ use: 'public', floors: 1, name: '游客驿站', sizes: [[12, 8]] }],
}

/** Builds on a compound of public ground. */
export function buildPublic(sheet: Sheet, compound: CompoundDraft, random: Random): void {
  const frame = frameAt(random.between(-0.06, 0.06))
  const fences = compound.faces.length === 1 ? fencesOf(sheet, compound.faces[0]!) : []
  const standing: Rect[] = []
  for (const { use, floors, name, sizes } of PLANS[compound.kind] ?? []) {
    const rect = placeOne(fences, frame, sizes, standing)
    if (rect === null) continue
    standing.push(rect)
    compound.buildings.push({
      rect,
      units: 0,
      perFloor: 0,
      use,
      floors,
      name,
      compound,
      villagersGroup: null,
    })
  }
}
