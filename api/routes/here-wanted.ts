import type { Sentence } from '../errors.ts'

/** What the fields of doors, needs and group pictures should be; part of the table in `wanted.ts`. */
export const HERE_WANTED: Readonly<Record<string, Sentence>> = {
  text: { zh: ' 1 到 1000 个字的内容', en: 'a text of 1 to 1,000 characters' },
  pictures: { zh: '最多 3 张 JPEG 图片（Base64）', en: 'at most 3 JPEG pictures as base64' },
  receipt: { zh: '回执码，形如 7K3M-9QXV-T4WA-2HPN', en: 'a receipt code such as 7K3M-9QXV-T4WA-2HPN' },
  state: { zh: '处理结果：received、done 或 answered', en: 'a state: received, done or answered' },
  answer: {
    zh: ' 1 到 500 个字的答复，且只在 state 为 answered 时给出',
    en: 'an answer of 1 to 500 characters with the state answered, and only then',
  },
  open: { zh: ' true，或不给这个参数', en: 'true, or leave it out' },
  n: { zh: ' 1 到 3 的图片序号', en: 'the number of a picture from 1 to 3' },
  jpeg: { zh: '不超过 1.5 MB 的 JPEG 图片（Base64）', en: 'a JPEG of at most 1.5 MB as base64' },
}
