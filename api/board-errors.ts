/** Ways a request about a board, its notices or a picture can be refused; part of the table in `errors.ts`. */
export const BOARD_ERRORS = {
  'bad-picture': {
    status: 422,
    zh: '这张图片不能用：{why}请换一张 JPEG 图片，或先缩小再上传。',
    en: 'This picture cannot be used. {why} Choose another JPEG, or make it smaller first.',
  },
} as const
