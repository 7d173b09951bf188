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
} as const
