/** Ways a change to a household, its members, needs or contact members can be refused; part of the table in `errors.ts`. */
export const HOUSEHOLD_ERRORS = {
  'unknown-dwelling': {
    status: 404,
    zh: '没有这栋楼或这个单元。请重新选择楼栋和单元；新楼请管理员先导入。',
    en: 'There is no such building or entrance. Choose them again; a new building is imported by an administrator first.',
  },
  'unknown-tag': {
    status: 404,
    zh: '没有这项民生需求，或它已经结束，或不在您的责任范围内。请刷新后重试。',
    en: 'There is no such need, or it has ended, or it is not among those you answer for. Reload and try again.',
  },
  'dwelling-elsewhere': {
    status: 403,
    zh: '这个门不在您负责的网格里，您不能在这里新建住户。请联系那里的网格长。',
    en: 'This door is not on the ground you answer for, so you cannot open a household here. Ask the lead of that grid.',
  },
  'changed-meanwhile': {
    status: 409,
    zh: '您打开之后，别人改过这一户。您的修改没有保存；请重新打开看过后再改。',
    en: 'Somebody changed this household after you opened it. Your change was not saved: open it again, look, and repeat it.',
  },
  'ground-changed': {
    status: 409,
    zh: '网格方案刚刚更换，这次没有保存。请过一会儿再试。',
    en: 'The plan in force has just changed, so nothing was saved. Try again in a moment.',
  },
  'same-household': {
    status: 422,
    zh: '这就是同一户。请选择另一户。',
    en: 'This is the same household. Choose another one.',
  },
  'not-all-members': {
    status: 422,
    zh: '要分出的人不都在这一户里。请重新打开后再选。',
    en: 'Not all of those to be split off are members of this household. Open it again and choose anew.',
  },
  'child-has-phone': {
    status: 422,
    zh: '未满 14 岁的孩子不登记本人电话，请把电话留空，通过监护人联系。',
    en: 'No phone of their own is kept for a child under 14. Leave the phone empty: the child is reached through the guardian.',
  },
  'bad-guardian': {
    status: 422,
    zh: '监护人须是另一位满 14 岁的人，在本户或您能看到的另一户。请重新选择。',
    en: 'A guardian is somebody else, 14 or older, of this household or of another you can see. Choose again.',
  },
  'unknown-colleague': {
    status: 422,
    zh: '这个人今天不在您的网格里任职。请从同事名单里选择。',
    en: 'This person holds no post on your ground today. Choose from the list of colleagues.',
  },
  'unknown-need': {
    status: 422,
    zh: '没有“{kind}”这种民生需求。请从列表里选择。',
    en: 'There is no kind of need {kind}. Choose from the list.',
  },
  'day-ahead': {
    status: 422,
    zh: '日期 {day} 在今天之后。请填今天或更早的日期。',
    en: 'The day {day} is after today. Give today or an earlier day.',
  },
  'bad-period': {
    status: 422,
    zh: '结束日期须在 {from} 到 {to} 之间：需求到期自动失效，最长两年，届时可重新登记。',
    en: 'The last day has to lie between {from} and {to}: a need lapses by itself after two years at most and can be recorded anew.',
  },
} as const
