/** Ways a request about a board, its notices or a picture can be refused; part of the table in `errors.ts`. */
export const BOARD_ERRORS = {
  'unknown-own-board': {
    status: 404,
    zh: '没有这块公示板，或不在您的管辖范围内。请刷新后重试。',
    en: 'There is no such board, or it is outside your reach. Reload the page and try again.',
  },
  'unknown-notice': {
    status: 404,
    zh: '这块公示板没有这条通知，可能已被删除。请刷新后重试。',
    en: 'This board has no such notice; somebody may have removed it. Reload the page and try again.',
  },
  'unknown-photo': {
    status: 404,
    zh: '没有这张照片，或它没有公开。',
    en: 'There is no such photo, or it is not public.',
  },
  'board-slug-taken': {
    status: 409,
    zh: '网址 /board/{slug} 已用于别的辖区的公示板。请另取一个。',
    en: 'The address /board/{slug} belongs to a board of another jurisdiction. Choose another one.',
  },
  'too-many-notices': {
    status: 409,
    zh: '一块公示板最多 {most} 条通知。请先删除过期的。',
    en: 'A board has at most {most} notices. Remove those that are over first.',
  },
  'board-needs-approval': {
    status: 422,
    zh: '公布前缺少：审图号，或示意图声明（声明人和日期）。请补上其中一项。',
    en: 'Before publishing, this is missing: an approval number of the map, or who declared it a sketch and when. Give one of them.',
  },
  'board-refused': {
    status: 422,
    zh: '公示板没有保存：{why}',
    en: 'The board was not saved: {why}',
  },
  'bad-picture': {
    status: 422,
    zh: '这张图片不能用：{why}请换一张 JPEG 图片，或先缩小再上传。',
    en: 'This picture cannot be used. {why} Choose another JPEG, or make it smaller first.',
  },
} as const
