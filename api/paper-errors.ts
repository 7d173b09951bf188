/** Ways a request about paper can be refused; part of the table in `errors.ts`. */
export const PAPER_ERRORS = {
  'no-such-page': {
    status: 404,
    zh: '这张图共 {of} 页，没有第 {page} 页。',
    en: 'This print has {of} pages, so there is no page {page}.',
  },
  'unknown-sheets': {
    status: 404,
    zh: '没有这份门牌张贴页，或它已过一小时的保存期。请重新生成。',
    en: 'There are no such sheets, or their hour is over. Order them again.',
  },
  'sheets-not-ready': {
    status: 409,
    zh: '门牌张贴页还在生成，已完成 {done}/{total} 页。请稍后再下载。',
    en: 'The sheets are still being made, {done} of {total} are done. Fetch them in a moment.',
  },
  'no-entrances': {
    status: 422,
    zh: '这个范围内没有带门牌码的单元门。请先导入楼栋和单元。',
    en: 'No entrance with a code lies there. Import buildings with their units first.',
  },
  'too-many-sheets': {
    status: 422,
    zh: '这个范围有 {entrances} 个单元门，一次最多 {most} 个。请按网格分批生成。',
    en: 'There are {entrances} entrances, and one order takes {most} at most. Order them grid by grid.',
  },
  'paper-crowded': {
    status: 503,
    zh: '正在出图的人很多，请过 {seconds} 秒再试。',
    en: 'Many prints are being made at the moment; try again in {seconds} seconds.',
  },
} as const
