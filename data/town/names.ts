import type { Random } from './random.ts'

/** Words the names of roads, compounds and people are made of; all of them common, none of one real town. */
export const MAIN_ROADS = [
  '柳湾路',
  '建设路',
  '人民路',
  '宁和大道',
  '文昌路',
  '解放路',
  '云河大道',
  '新华路',
  '振兴路',
]
export const STREET_STEMS = [
  '南桥',
  '和平',
  '中兴',
  '胜利',
  '幸福',
  '光明',
  '学府',
  '富强',
  '永安',
  '青年',
  '工农',
  '滨河',
  '东升',
  '迎春',
  '兴业',
  '康宁',
  '民生',
  '友谊',
  '向阳',
  '育才',
  '长安',
  '花园',
  '团结',
  '丰收',
]
export const LANE_STEMS = [
  '柳荫',
  '槐树',
  '井台',
  '磨坊',
  '豆腐',
  '仁义',
  '书院',
  '竹竿',
  '油坊',
  '枣树',
  '石板',
  '鼓楼',
  '马道',
  '染坊',
  '水塘',
  '福寿',
  '杏花',
  '平安',
  '铁匠',
  '小桥',
  '银杏',
  '梧桐',
  '砚池',
  '纸坊',
  '东关',
  '西关',
  '前进',
  '槐荫',
  '二道',
  '葫芦',
]
const ESTATE_STEMS = [
  '南桥',
  '宁和',
  '云河',
  '锦绣',
  '阳光',
  '翠竹',
  '滨河',
  '金桂',
  '世纪',
  '丽景',
  '御景',
  '春晓',
  '碧水',
  '东方',
  '盛世',
  '祥和',
]
const ESTATE_ENDS = ['花园', '家园', '小区', '新村', '苑', '名邸', '华庭']
const LANE_QUARTERS = [
  '安康里',
  '福星里',
  '太平里',
  '永和里',
  '积善里',
  '文昌里',
  '清泉里',
  '仁和里',
  '三槐里',
  '同德里',
  '集贤里',
  '崇文里',
]
const WORKS = [
  '机械厂',
  '纺织厂',
  '粮食局',
  '供销社',
  '化肥厂',
  '水利局',
  '农机站',
  '印刷厂',
  '邮电局',
  '教育局',
  '酒厂',
  '食品厂',
  '运输公司',
  '木材厂',
]

const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文'
const FEMALE = '秀英桂兰玉珍丽娟红霞敏静燕芳梅琴萍芬玲艳娜婷雪慧琳洁颖怡欣悦佳涵雨诗梦瑶'
const MALE = '建国志强军伟勇明涛杰磊斌波辉刚健平峰超鹏飞浩宇轩博文俊凯晨阳旭东海林山'

/** A name without repetition: the stems in their order, then with numbers. */
export function createNamer(
  stems: readonly string[],
  ending: (stem: string, round: number) => string,
): () => string {
  let next = 0
  return () => {
    const round = Math.floor(next / stems.length)
    return ending(stems[next++ % stems.length]!, round)
  }
}

const NUMERALS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** 1–99 in Chinese numerals. */
export function numeral(n: number): string {
  if (n <= 10) return NUMERALS[n]!
  const tens = Math.floor(n / 10)
  return `${tens === 1 ? '' : NUMERALS[tens]}十${NUMERALS[n % 10]}`
}

export interface Namers {
  readonly mainRoad: () => string
  readonly street: () => string
  readonly lane: () => string
  readonly estate: () => string
  readonly quarter: () => string
  readonly worksHousing: () => string
}

/** Fresh supplies of names of places for one town, in an order of its own. */
export function createNamers(random: Random): Namers {
  const plain = (end: string) => (stem: string, round: number) =>
    round === 0 ? `${stem}${end}` : `${stem}${numeral(round)}${end}`
  const estates = random.shuffled(
    ESTATE_STEMS.slice(1).flatMap((stem) => ESTATE_ENDS.map((end) => stem + end)),
  )
  return {
    mainRoad: createNamer(MAIN_ROADS, (stem, round) =>
      round === 0 ? stem : stem.replace(/[路道]$/, `${numeral(round)}路`),
    ),
    street: createNamer([STREET_STEMS[0]!, ...random.shuffled(STREET_STEMS.slice(1))], plain('街')),
    lane: createNamer([LANE_STEMS[0]!, ...random.shuffled(LANE_STEMS.slice(1))], plain('巷')),
    estate: createNamer(
      ['南桥花园', ...estates],
      (stem, round) => stem + (round === 0 ? '' : `${numeral(round + 1)}期`),
    ),
    quarter: createNamer(LANE_QUARTERS, (stem, round) =>
      round === 0 ? stem : stem.replace('里', `${numeral(round)}里`),
    ),
    worksHousing: createNamer(WORKS, (stem, round) =>
      round === 0 ? `${stem}家属院` : `${stem}${numeral(round)}号院`,
    ),
  }
}

export function surname(random: Random): string {
  // The front of the list is far more common than its end.
  return SURNAMES[Math.floor(random.next() ** 1.8 * SURNAMES.length)]!
}

export function givenName(sex: 'female' | 'male', random: Random): string {
  const letters = sex === 'female' ? FEMALE : MALE
  const one = letters[Math.floor(random.next() * letters.length)]!
  return random.chance(0.18) ? one : one + letters[Math.floor(random.next() * letters.length)]!
}

/** A mobile number of the shape 138 0000 1234: the four noughts after the prefix are what no subscriber has. */
export function mobile(random: Random): string {
  const prefix = random.pick([
    '130',
    '135',
    '136',
    '138',
    '139',
    '150',
    '158',
    '166',
    '177',
    '186',
    '188',
    '199',
  ])
  return `${prefix}0000${String(random.int(0, 9_999)).padStart(4, '0')}`
}

export function landline(random: Random): string {
  return `0371-0000${String(random.int(1_000, 9_999))}`
}
