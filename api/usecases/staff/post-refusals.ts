import { Refusal, type Sentence } from '../../errors.ts'

/** Why a post cannot be as somebody wants it; the list is closed. */
const WHY = {
  'role-unknown': {
    zh: '没有这个角色，请从列表里选。',
    en: 'there is no such role; choose one from the list.',
  },
  'scope-unknown': {
    zh: '找不到这个地方，或它不在您的管辖范围内。请从列表里选。',
    en: 'there is no such place within your reach; choose one from the list.',
  },
  'to-before-from': {
    zh: '结束日早于开始日。请改其中一个。',
    en: 'its last day is before its first. Change one of them.',
  },
  'already-ends': {
    zh: '它本来就在那天之前结束；要延长请改结束日。',
    en: 'it ends before that day already; to prolong it change its last day.',
  },
  'has-begun': {
    zh: '它已经开始，不能删除；请填写最后一天来结束它。',
    en: 'it has begun, so it stays on record; end it on a day instead.',
  },
  'deputy-is-holder': {
    zh: '代班人不能是本人，请另选一位。',
    en: 'nobody stands in for themselves; choose another.',
  },
  'deputy-unknown': {
    zh: '没有这位代班人，或不在您的管辖范围内。',
    en: 'there is no such deputy within your reach.',
  },
  'away-upside-down': {
    zh: '离岗的结束日早于开始日。请改其中一个。',
    en: 'the leave ends before it begins. Change one of its days.',
  },
  'away-outside-post': {
    zh: '离岗日期超出了任职日期。请改到任期以内。',
    en: 'the leave reaches beyond the post. Keep it within the days of the post.',
  },
  'consent-to-come': {
    zh: '同意公开的日期在今天之后。请填写本人同意的那天。',
    en: 'consent is dated after today. Give the day it was given on.',
  },
  'floors-without-unit': {
    zh: '只有按单元任职才能限定楼层。',
    en: 'only a post on a unit can be bound to floors.',
  },
  'floors-upside-down': {
    zh: '起始楼层高于结束楼层。请对调。',
    en: 'the lower floor is above the upper one. Swap them.',
  },
  overlapping: {
    zh: '这个人在这里已有同样的任职，日期重叠。请改日期，或改原来那条。',
    en: 'the same person has that role there already on some of those days. Change the days, or the other post.',
  },
} as const satisfies Readonly<Record<string, Sentence>>

/** The key of such a reason. */
export type PostProblem = keyof typeof WHY

/** The refusal for it. */
export function refusePost(reason: PostProblem): Refusal {
  return new Refusal('post-refused', { why: WHY[reason] }, { reason })
}
