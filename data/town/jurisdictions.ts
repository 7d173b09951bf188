import type { MultiPolygon } from '#geometry/ring.ts'
import { givenName, landline, surname } from './names.ts'
import type { Random } from './random.ts'
import type { TownJurisdiction } from './town.ts'

/** Codes of a county that does not exist. */
export const COUNTY = '999901'
export const STREET = '999901001'

/** No more than 200 communities: village codes begin at 201. */
const COMMUNITY_STEMS = [
  '南桥',
  '河北',
  '东关',
  '西关',
  '文昌',
  '新华',
  '向阳',
  '宁安',
  '花园',
  '城东',
  '城西',
  '学府',
  '康乐',
  '兴隆',
  '滨河',
  '和苑',
  '春晓',
  '金桂',
  '永宁',
  '太平',
  '长乐',
  '清泉',
  '安泰',
  '锦绣',
  '北苑',
  '南苑',
  '东苑',
  '西苑',
  '福源',
  '瑞景',
  '丽水',
  '龙泉',
  '凤鸣',
  '翠湖',
  '银杏',
  '梧桐',
]

/** Code and name of the community with an index, from 0; the village comes after all of them. */
export function communityAt(index: number): { code: string; name: string } {
  const stem = COMMUNITY_STEMS[index % COMMUNITY_STEMS.length]!
  const round = Math.floor(index / COMMUNITY_STEMS.length)
  return {
    code: `${STREET}${String(index + 1).padStart(3, '0')}`,
    name: `${stem}${round === 0 ? '' : `第${round + 1}`}社区`,
  }
}

export const VILLAGE = { code: `${STREET}201`, name: '柳湾村' } as const

/** County, street, and under it the communities and the village, with who answers when no grid does. */
export function jurisdictionsOf(
  places: readonly { readonly code: string; readonly name: string; readonly outline: MultiPolygon }[],
  random: Random,
): TownJurisdiction[] {
  const contact = (): Pick<TownJurisdiction, 'contactName' | 'contactPhone'> => ({
    contactName: surname(random) + givenName('female', random),
    contactPhone: landline(random),
  })
  return [
    { code: COUNTY, kind: 'county', parent: null, name: '云河县', outline: null, ...contact() },
    { code: STREET, kind: 'street', parent: COUNTY, name: '宁和街道', outline: null, ...contact() },
    ...places.map(({ code, name, outline }) => ({
      code,
      kind: code === VILLAGE.code ? ('village' as const) : ('community' as const),
      parent: STREET,
      name,
      outline,
      ...contact(),
    })),
  ]
}
