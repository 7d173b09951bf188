/** Ways a request about a door, its code or a need can be refused; part of the table in `errors.ts`. */
export const NEED_ERRORS = {
  'door-code-ended': {
    status: 410,
    zh: '这张门牌码已经停用，门口应贴有新的。有事可以直接打{community}的电话：{phone}。',
    en: 'This door code is no longer used, and a new one should be at the door. For anything you need, ring {community}: {phone}.',
  },
  'unknown-entrance': {
    status: 404,
    zh: '没有这个单元门，或不在您的管辖范围内。请刷新后重试。',
    en: 'There is no such entrance, or it is outside your reach. Reload the page and try again.',
  },
  'unknown-receipt': {
    status: 404,
    zh: '没有找到这个回执码，或它已过保存期。请核对每一位再试。',
    en: 'There is no such receipt code, or its time is over. Check every character and try again.',
  },
  'unknown-resident-need': {
    status: 404,
    zh: '没有这条诉求，或它不归您处理，或已过保存期。请刷新后核对。',
    en: 'There is no such need, or it is not yours to see to, or its time is over. Reload and look again.',
  },
  'unknown-picture': {
    status: 404,
    zh: '没有这张图片，或它已过期。请刷新后重试。',
    en: 'There is no such picture, or it has run out. Reload the page and try again.',
  },
  'need-without-phone': {
    status: 404,
    zh: '这条诉求没有留电话。可以写下答复，对方凭回执码能看到。',
    en: 'No number was left with this need. Write an answer instead: its sender reads it with the receipt code.',
  },
  'need-moved-on': {
    status: 409,
    zh: '这条诉求已有别的处理结果，不能退回这一步。请刷新后核对。',
    en: 'This need has been dealt with further and cannot go back to that. Reload and look again.',
  },
  'picture-until-past': {
    status: 422,
    zh: '有效期不能早于今天，也不能超过一年。请按群二维码上写的日期填。',
    en: 'The last day is today at the earliest and a year from now at the latest. Give the one printed on the picture.',
  },
  'not-your-group': {
    status: 403,
    zh: '您今天在这个网格及其上级没有岗位，不能改它的群二维码。请选择自己的网格，或请管理员来改。',
    en: 'You hold no post today on this grid or above it, so you cannot change the picture of its group. Choose a grid of your own, or ask an administrator.',
  },
  'needs-crowded': {
    status: 503,
    zh: '现在提交的人很多，请过 {seconds} 秒再提交；急事请直接打页面上的电话。',
    en: 'Many are sending at the moment; try again in {seconds} seconds. If it cannot wait, ring the number on the page.',
  },
} as const
