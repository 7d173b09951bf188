import type { Random } from './random.ts'
import type { TownBoard, TownFacility, TownNotice } from './town.ts'

type Draft = Omit<TownNotice, 'id' | 'board'>

const STREET: readonly Draft[] = [
  {
    title: '周末义诊',
    text: '本周六上午 9 时至 11 时，社区卫生服务站在党群服务中心门前义诊：量血压、测血糖、问用药。不用挂号，请带好正在吃的药。',
    fromDays: -1,
    untilDays: 6,
  },
  {
    title: '分段停水通知',
    text: '供水管网检修，明天 9 时至 16 时部分楼栋停水，来水后请先放掉黄水。家里有老人、病人需要帮忙存水的，请打网格长的电话。',
    fromDays: 0,
    untilDays: 1,
  },
  {
    title: '居民医保开始缴费',
    text: '明年的城乡居民医保已开始缴费，可在手机上办，也可带身份证到党群服务中心办理。不会用手机的，网格员可以帮您办。',
    fromDays: -5,
    untilDays: 30,
  },
]

const VILLAGE: readonly Draft[] = [
  {
    title: '农机免费检修',
    text: '后天上午 8 时起，镇农机站在村委会门前免费检修拖拉机和喷药机，请带好行驶证。',
    fromDays: -1,
    untilDays: 2,
  },
  {
    title: '防火提醒',
    text: '天干物燥，田间地头不要烧秸秆和荒草。看到起火先打 119，再告诉网格长。',
    fromDays: -10,
    untilDays: 45,
  },
]

/** Notices for the days around the one the town is loaded on. */
export function noticesOf(boards: readonly TownBoard[], village: string, random: Random): TownNotice[] {
  return boards.flatMap(({ slug, jurisdiction }) =>
    (jurisdiction === village ? VILLAGE : STREET).map((draft) => ({
      id: random.uuid(),
      board: slug,
      ...draft,
    })),
  )
}

/** Each board with the place of its service centre, where its screen hangs. */
export function hung(boards: readonly TownBoard[], facilities: readonly TownFacility[]): TownBoard[] {
  return boards.map((board) => {
    const centre = facilities.find(
      ({ kind, community }) => kind === 'service-centre' && community === board.jurisdiction,
    )
    return { ...board, here: centre?.position ?? null }
  })
}
