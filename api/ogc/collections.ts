import type { Sentence } from '../errors.ts'

/** A property of the features of a collection, which can be filtered by. */
export interface Property extends Sentence {
  readonly name: string
  readonly type: 'string' | 'integer' | 'date'
}

/** A collection as it describes itself. */
export interface Collection {
  readonly id: CollectionId
  readonly title: Sentence
  readonly description: Sentence
  readonly geometry: 'Point' | 'Polygon' | 'MultiPolygon' | 'PointOrPolygon'
  /** The property by which `datetime` chooses; null: there is no time in it and `datetime` changes nothing. */
  readonly since: 'effective_from' | null
  readonly properties: readonly Property[]
  /** Wants a session. */
  readonly signedIn: boolean
  /** Layer of vector tiles that shows the same features; null where there is none. */
  readonly layer: 'level1' | 'level2' | 'level3' | null
}

export const COLLECTION_IDS = [
  'jurisdictions',
  'grids-1',
  'grids-2',
  'grids-3',
  'facilities',
  'buildings',
] as const
export type CollectionId = (typeof COLLECTION_IDS)[number]

const property = (name: string, type: Property['type'], zh: string, en: string): Property => ({
  name,
  type,
  zh,
  en,
})

const SINCE = property('effective_from', 'date', '生效日', 'First day in force')
const COUNTS = [
  property('buildings', 'integer', '楼栋数', 'Buildings'),
  property('households', 'integer', '户数（不足 5 户为空）', 'Households (null under five)'),
]

const levelNames = {
  1: { zh: '一级网格', en: 'First-level grids' },
  2: { zh: '二级网格', en: 'Second-level grids' },
  3: { zh: '三级网格', en: 'Third-level grids' },
} as const

const gridsOf = (level: 1 | 2 | 3): Collection => ({
  id: `grids-${level}`,
  title: levelNames[level],
  description: {
    zh: `现行方案的${levelNames[level].zh}`,
    en: `${levelNames[level].en} of the plan in force`,
  },
  geometry: 'MultiPolygon',
  since: 'effective_from',
  properties: [
    property('code', 'string', '网格编码', 'Code of 15 digits'),
    property('name', 'string', '名称', 'Name'),
    property('level', 'integer', '层级', 'Level'),
    property('kind', 'string', '类型（general 全科，dedicated 专属）', 'Kind: general or dedicated'),
    property('parent', 'string', '上级编码', 'Code one level up'),
    property('jurisdiction', 'string', '社区（村）编码', 'Code of the community or village'),
    property('jurisdiction_name', 'string', '社区（村）名称', 'Name of the community or village'),
    SINCE,
    ...COUNTS,
  ],
  signedIn: false,
  layer: `level${level}`,
})

/** Every collection. There is none of households, and none will be. */
export const COLLECTIONS: readonly Collection[] = [
  {
    id: 'jurisdictions',
    title: { zh: '行政区', en: 'Jurisdictions' },
    description: {
      zh: '现行方案所含的社区、村和街道，边界即方案的边界',
      en: 'Communities, villages and the street of the plan in force, with the outlines it gives them',
    },
    geometry: 'MultiPolygon',
    since: 'effective_from',
    properties: [
      property('code', 'string', '行政区代码', 'Code'),
      property('name', 'string', '名称', 'Name'),
      property('kind', 'string', '类型（street、community、village）', 'Kind: street, community or village'),
      property('parent', 'string', '上级代码', 'Code one level up'),
      SINCE,
    ],
    signedIn: false,
    layer: null,
  },
  gridsOf(1),
  gridsOf(2),
  gridsOf(3),
  {
    id: 'facilities',
    title: { zh: '服务设施', en: 'Facilities' },
    description: { zh: '服务中心等公共设施', en: 'Service centres and the like' },
    geometry: 'Point',
    since: null,
    properties: [
      property('name', 'string', '名称', 'Name'),
      property('kind', 'string', '类型', 'Kind'),
      property('grid', 'string', '所在网格编码', 'Code of the grid it lies in'),
      property('jurisdiction', 'string', '社区（村）编码', 'Code of the community or village'),
    ],
    signedIn: false,
    layer: null,
  },
  {
    id: 'buildings',
    title: { zh: '楼栋', en: 'Buildings' },
    description: {
      zh: '本账号辖区内的楼栋和户数，需登录；不足 5 户为空',
      en: 'Buildings within the reach of the account, with household counts; a count under five is null. Wants a session',
    },
    geometry: 'PointOrPolygon',
    since: null,
    properties: [
      property('name', 'string', '楼栋名称', 'Name'),
      property('compound', 'string', '小区', 'Compound'),
      property('floors', 'integer', '层数', 'Floors'),
      property('grid', 'string', '所在网格编码', 'Code of the grid it lies in'),
      property('jurisdiction', 'string', '社区（村）编码', 'Code of the community or village'),
      property('households', 'integer', '户数（不足 5 户为空）', 'Households (null under five)'),
    ],
    signedIn: true,
    layer: null,
  },
]

/** The collection of an id, or null. */
export function collectionOf(id: string): Collection | null {
  return COLLECTIONS.find((collection) => collection.id === id) ?? null
}

/** Name of the one geometry of every feature, as filters say it. */
export const GEOMETRY = 'geometry'
