/** Ways a request about visits and patrols can be refused; part of the table in `errors.ts`. */
export const VISIT_ERRORS = {
  'too-long-ago': {
    status: 422,
    zh: '这次记录的时间超过 {days} 天，不能再补记。请核对时间，或向网格长说明情况。',
    en: 'This was more than {days} days ago and can no longer be recorded. Check the time, or tell your grid lead.',
  },
  'in-the-future': {
    status: 422,
    zh: '记录的时间晚于现在。请核对手机的日期和时间，再发送一次。',
    en: 'The time is later than now. Check the date and time of the phone, then send it again.',
  },
  'unknown-visit': {
    status: 404,
    zh: '没有这次走访，或它不是您本人一天之内所记，不能撤回。请刷新后核对。',
    en: 'There is no such visit, or it is not one you recorded within a day, so it cannot be taken back. Reload and look again.',
  },
  'unknown-patrol': {
    status: 404,
    zh: '没有这次巡查，或它不是您本人一天之内所记，不能撤回。请刷新后核对。',
    en: 'There is no such patrol, or it is not one you recorded within a day, so it cannot be taken back. Reload and look again.',
  },
  'not-your-grid': {
    status: 403,
    zh: '您今天在编码为 {code} 的网格及其上级没有岗位，不能登记巡查。请选择自己的网格。',
    en: 'You hold no post today on the grid {code} or above it, so you cannot record a patrol there. Choose a grid of your own.',
  },
  'unknown-visit-rule': {
    status: 404,
    zh: '没有这条走访规则，或它已经结束。请刷新后核对。',
    en: 'There is no such visit rule, or it has ended already. Reload and look again.',
  },
} as const
