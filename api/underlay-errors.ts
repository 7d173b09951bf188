/** Ways a request for a picture to draw over can be refused; part of the table in `errors.ts`. */
export const UNDERLAY_ERRORS = {
  'unknown-underlay': {
    status: 404,
    zh: '没有这张底图，可能已从服务器的 underlays 文件夹里拿走。请重新选择。',
    en: 'There is no such underlay; it may have been taken out of the server’s folder "underlays". Choose another.',
  },
  'underlay-unreachable': {
    status: 502,
    zh: '底图服务没有应答，或给的不是图片。请管理员检查它的地址。',
    en: 'The service of this underlay did not answer, or not with a picture. Have an administrator check its address.',
  },
} as const
