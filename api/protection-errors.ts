/** Ways a request about the protection of people can be refused; part of the table in `errors.ts`. */
export const PROTECTION_ERRORS = {
  'use-post': {
    status: 400,
    zh: '网址里不能带电话号码。请改用 POST /api/households/search，把号码放在请求正文里。',
    en: 'A telephone number does not belong in an address. Use POST /api/households/search with the number in the body.',
  },
  'visit-elsewhere': {
    status: 404,
    zh: '没有这次走访，或它不是到这一户的。请先记录走访，或不选走访。',
    en: 'There is no such visit, or it was not to this household. Record the visit first, or name none.',
  },
  'no-guardian': {
    status: 409,
    zh: '这位成员未满 14 周岁，只能通过监护人联系，但没有登记监护人。请先在住户里登记监护人。',
    en: 'This member is under 14 and reached through a guardian, but none is recorded. Record the guardian in the household first.',
  },
  'wrong-confirmation': {
    status: 422,
    zh: '输入的内容不对，什么也没有删除。要删除这一户，请原样输入“{confirm}”。',
    en: 'That is not what has to be typed, so nothing was erased. To erase this household type “{confirm}”.',
  },
  'nothing-in-sight': {
    status: 404,
    zh: '网格 {code} 里没有您负责的住户，或没有这个网格。请另选一个网格。',
    en: 'Grid {code} has no household that you answer for, or there is no such grid. Choose another grid.',
  },
  'export-too-large': {
    status: 422,
    zh: '这个网格超过 {most} 人，一次导不完。请改选下级网格。',
    en: 'This grid has more than {most} members, too many for one list. Choose a grid below it.',
  },
  'unknown-export': {
    status: 404,
    zh: '没有这个导出申请，或它与您无关。请刷新后重试。',
    en: 'There is no such request, or it is not yours to see. Reload the page and try again.',
  },
  'own-export': {
    status: 403,
    zh: '申请是您本人提出的，须由另一位负责人或管理员批准。',
    en: 'You asked for this yourself, so another head or administrator has to approve it.',
  },
  'export-decided': {
    status: 409,
    zh: '这个申请已经有人处理过。请刷新查看。',
    en: 'Somebody has decided on this request already. Reload the page.',
  },
  'export-not-ready': {
    status: 409,
    zh: '这份清单现在不能下载：尚未批准、已经下载过，或批准后超过 24 小时。请查看申请的状态，必要时重新申请。',
    en: 'This list cannot be taken now: it is not approved, was taken already, or was approved more than 24 hours ago. See where it stands, and ask again if need be.',
  },
} as const
