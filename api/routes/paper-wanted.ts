import type { Sentence } from '../errors.ts'

/** What the parameters of posters and sheets should be; part of the table in `wanted.ts`. */
export const PAPER_WANTED: Readonly<Record<string, Sentence>> = {
  paper: { zh: '纸张：A4、A3、A2、8K（8 开）或 4K（4 开）', en: 'a paper: A4, A3, A2, 8K or 4K' },
  what: {
    zh: ' map（平面图）或 chart（架构图）；导出方案时为 grids、faces、findings、difference 或 moves',
    en: 'map or chart; of a plan grids, faces, findings, difference or moves',
  },
  crs: {
    zh: '坐标系，如 EPSG:4326、EPSG:4490、EPSG:4547、GCJ-02',
    en: 'a reference system such as EPSG:4326, EPSG:4490, EPSG:4547 or GCJ-02',
  },
  turn: { zh: ' upright（竖放）或 across（横放）', en: 'upright or across' },
  lang: { zh: ' zh 或 en', en: 'zh or en' },
  page: { zh: '从 1 开始的页码', en: 'the number of a page, from 1' },
  community: { zh: ' 12 位社区（村）编码', en: "a community's 12-digit code" },
  'exactly one of community, grid, unit': {
    zh: ' community、grid、unit 之中恰好一个',
    en: 'exactly one of community, grid and unit',
  },
}
