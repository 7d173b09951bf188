/** Ways a request about staff, posts, accounts or one's own session can be refused; part of the table in `errors.ts`. */
export const ACCOUNT_ERRORS = {
  'code-wanted': {
    status: 401,
    zh: '这个账号开启了动态验证码。请输入验证器里的 6 位数字。',
    en: 'This account uses one-time codes. Enter the six digits of your authenticator.',
  },
  'wrong-code': {
    status: 401,
    zh: '验证码不对、已过期或已用过。请等下一个再输入；连续 {attempts} 次不对会锁定 {minutes} 分钟。',
    en: 'The code is wrong, late or used already. Wait for the next one; {attempts} wrong attempts in a row lock the account for {minutes} minutes.',
  },
  'bad-gis-key': {
    status: 401,
    zh: '这个密钥不对、已过期或已被收回。请在“我的账号”里生成新的，填在 GIS 软件的密码一栏。',
    en: 'The key is wrong, has run out or was ended. Make another in “My account” and enter it as the password in your GIS program.',
  },
  'too-many-keys': {
    status: 409,
    zh: '密钥最多 {most} 个。请先收回不用的。',
    en: 'An account has {most} keys at most. End one that is not used first.',
  },
  'codes-required': {
    status: 403,
    zh: '本单位要求管理员使用动态验证码。请先在“我的账号”里开启，再继续。',
    en: 'Your office wants one-time codes of administrators. Turn them on in “My account” first.',
  },
  'codes-on': {
    status: 409,
    zh: '动态验证码已经开启。要换一个验证器，请先关闭再重新开启。',
    en: 'One-time codes are on already. To use another authenticator, turn them off and on again.',
  },
  'codes-off': {
    status: 409,
    zh: '动态验证码没有开启，也没有正在开启。请刷新后从头开始。',
    en: 'One-time codes are neither on nor begun. Reload the page and start again.',
  },
  'wrong-own-password': {
    status: 403,
    zh: '现在的密码不对。连续 {attempts} 次不对，账号会锁定 {minutes} 分钟。',
    en: 'Your present password is wrong. After {attempts} wrong attempts in a row the account is locked for {minutes} minutes.',
  },
  'unknown-session': {
    status: 404,
    zh: '您没有这个登录，或它已经结束。请刷新后重试。',
    en: 'You have no such session, or it has ended. Reload the page and try again.',
  },
  'unknown-staff': {
    status: 404,
    zh: '没有这位人员，或不在您的管辖范围内。请刷新后重试。',
    en: 'There is no such staff member, or they are outside your reach. Reload the page and try again.',
  },
  'unknown-post': {
    status: 404,
    zh: '没有这个任职，或不在您的管辖范围内。请刷新后重试。',
    en: 'There is no such post, or it is outside your reach. Reload the page and try again.',
  },
  'unknown-chart-unit': {
    status: 404,
    zh: '架构图里没有这一项，或不在您的管辖范围内。请刷新后重试。',
    en: 'The chart has no such unit, or it is outside your reach. Reload the page and try again.',
  },
  'unknown-account': {
    status: 404,
    zh: '没有这个账号，或不在您的管辖范围内。请刷新后重试。',
    en: 'There is no such account, or it is outside your reach. Reload the page and try again.',
  },
  'outside-reach': {
    status: 403,
    zh: '{what}不在您的管辖范围内，不能改动。请联系上级管理员。',
    en: '{what} lies outside your reach, so you cannot change it. Ask an administrator above you.',
  },
  'post-refused': { status: 422, zh: '这个任职不能这样：{why}', en: 'The post cannot be like this: {why}' },
  'chart-refused': { status: 422, zh: '架构图不能这样：{why}', en: 'The chart cannot be like this: {why}' },
  'chart-in-use': {
    status: 409,
    zh: '“{name}”下面还有 {children} 个下级、{posts} 个任职，不能删除。请先移走下级、结束或改挂任职。',
    en: '“{name}” still has {children} units below it and {posts} posts, so it stays. Move those units and posts elsewhere first.',
  },
  'account-refused': { status: 422, zh: '账号不能这样：{why}', en: 'The account cannot be like this: {why}' },
} as const
