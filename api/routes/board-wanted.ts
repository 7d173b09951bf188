import type { Sentence } from '../errors.ts'

/** What each field of a board, a notice, a photo or a screen should be; part of `wanted.ts`. */
export const BOARD_WANTED: Readonly<Record<string, Sentence>> = {
  slug: {
    zh: ' 1 到 40 位的网址段：小写字母、数字和连字符，首尾不能是连字符',
    en: 'part of an address: 1 to 40 lower-case letters, digits and hyphens, with no hyphen at either end',
  },
  title: { zh: ' 1 到 40 个字的标题', en: 'a title of 1 to 40 characters' },
  settings: {
    zh: '公示板设置：slides（1 到 8 个页面，每种一次，每页 5 到 300 秒）、theme（day、night 或 by-hour）、largeType、here（[经度, 纬度] 或 null）',
    en: 'settings: slides (1 to 8, each kind once, 5 to 300 seconds each), theme (day, night or by-hour), largeType, here ([lon, lat] or null)',
  },
  approvalNumber: {
    zh: ' 1 到 60 个字的审图号，没有就给 null',
    en: 'an approval number of 1 to 60 characters, or null',
  },
  sketch: {
    zh: '示意图声明：declaredBy（1 到 60 个字）和 on（形如 2026-01-31 的日期），没有就给 null',
    en: 'who declared it a sketch: declaredBy (1 to 60 characters) and on (a day such as 2026-01-31), or null',
  },
  published: { zh: ' true 或 false', en: 'true or false' },
  screen: { zh: '屏幕自己生成的 UUID', en: 'the UUID a screen made for itself' },
  plan: { zh: '方案的 UUID', en: "a plan's UUID" },
  dataAt: { zh: '形如 2026-01-31T09:05:00Z 的时间', en: 'a time such as 2026-01-31T09:05:00Z' },
  width: { zh: ' 1 到 20000 的像素数', en: 'pixels from 1 to 20000' },
  height: { zh: ' 1 到 20000 的像素数', en: 'pixels from 1 to 20000' },
  text: {
    zh: ' 1 到 1000 个字的内容（公示板通知不超过 400 个字）',
    en: 'a text of 1 to 1,000 characters, or 400 for a notice of a board',
  },
}
