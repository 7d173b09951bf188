/** Grids nobody answers for, and posts that need a hand. */
export const adminWarnings = {
  unstaffed: '没有人负责的网格',
  allStaffed: '每个网格都有人负责。',
  missing: '缺{{role}}',
  anybody: '一个人也没有',
  appoint: '任命',
  follow: '任命接替',
  ending: '30 天内到期的岗位',
  'no-ending': '没有。',
  endsIn: '{{n}} 天后到期（{{day}}）',
  unsucceeded: '已到期，没人接替',
  'no-unsucceeded': '没有。',
  endedAgo: '{{n}} 天前到期（{{day}}）',
  uncovered: '休假没有代班人',
  'no-uncovered': '没有。',
  away: '{{from}} 至 {{to}} 休假',
}
