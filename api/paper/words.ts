/** Words printed on paper, in the two languages; `{name}` is filled. */
const WORDS = {
  map: ['网格平面图', 'Grid map'],
  chart: ['组织架构图', 'Organisation chart'],
  legend: ['图例', 'Legend'],
  community: ['社区（村）界', 'Edge of a community'],
  border: ['{level}界', 'Border, {level}'],
  level: ['{n}级网格', 'level {n}'],
  dedicated: ['专属网格', 'Dedicated grid'],
  open: ['未划入网格，请拨打社区电话', 'In no grid: call the community'],
  gap: ['空白（待划入）', 'Gap'],
  exempt: ['不划入', 'Exempt'],
  facility: ['公共服务设施', 'Public service'],
  building: ['楼房', 'Building'],
  here: ['您在这里', 'You are here'],
  codes: ['网格编码为 {prefix} 加图上三位', 'Grid codes: {prefix} and the three figures on the map'],
  index: ['网格索引', 'Index of grids'],
  indexAfter: ['索引见下页', 'The index follows on the next page'],
  scale: ['比例尺 1:{n}', 'Scale 1:{n}'],
  metres: ['米', 'm'],
  kilometres: ['千米', 'km'],
  north: ['北', 'N'],
  approval: ['审图号：{number}', 'Map approval number: {number}'],
  sketch: ['街区示意图，由{by}于 {on} 声明', 'Street sketch, declared by {by} on {on}'],
  plan: ['网格方案第 {version} 版，自 {from} 起施行', 'Plan, version {version}, in force from {from}'],
  dataAt: ['数据截至 {at}', 'Data as of {at}'],
  page: ['第 {n} 页，共 {of} 页', 'Page {n} of {of}'],
  working: ['工作用图，不对外张贴', 'Working print, not for public display'],
  scan: ['扫码查我的网格', 'Scan to find my grid'],
  contact: ['{name}值班电话', 'Duty number of {name}'],
  people: ['{n} 人', '{n} people'],
  vacant: ['{role}：待配备', '{role}: vacant'],
  unitCount: ['{units} 个组织，{people} 个岗位', '{units} units, {people} posts'],
  continued: ['（续）', ' (continued)'],
  call: ['有事请找', 'Whom to call'],
  property: ['物业', 'Property company'],
  police: ['社区民警', 'Community police'],
  hotline: ['政务热线', 'Hotline'],
  centre: ['服务中心', 'Service centre'],
  grids: ['所在网格', 'Your grids'],
  doorScan: ['扫码联系网格员、留言、报错', 'Scan to reach your grid, leave word or report a mistake'],
  urgent: ['紧急情况请拨 110、119、120', 'In an emergency call 110, 119 or 120'],
  noGrid: ['此处未划入网格', 'No grid holds this place'],
  sheet: ['网格服务公示', 'Your grid and whom to call'],
} as const satisfies Readonly<Record<string, readonly [zh: string, en: string]>>

export type Language = 'zh' | 'en'

/** What is said in one language. */
export function say(
  language: Language,
  key: keyof typeof WORDS,
  details: Readonly<Record<string, string | number>> = {},
): string {
  return WORDS[key][language === 'zh' ? 0 : 1].replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const detail = details[name]
    if (detail === undefined) throw new Error(`the words “${key}” want a detail “${name}”`)
    return String(detail)
  })
}

/** A telephone number as people read it aloud: mobile numbers in groups of 3, 4 and 4, others as they are. */
export function phoneText(phone: string): string {
  return phone.replace(/^(1\d{2})(\d{4})(\d{4})$/, '$1 $2 $3')
}
