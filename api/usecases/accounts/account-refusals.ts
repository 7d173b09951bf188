import { type Details, Refusal, type Sentence } from '../../errors.ts'
import { PASSWORD_LENGTH } from './account-password-rule.ts'

/** Why an account cannot be as somebody wants it; the list is closed. */
const WHY = {
  'name-empty': { zh: '用户名不能为空。', en: 'the user name is empty.' },
  'name-too-long': { zh: '用户名最多 60 个字。', en: 'a user name has at most 60 characters.' },
  'name-taken': {
    zh: '已经有叫这个名字的账号，请换一个。',
    en: 'there is an account of that name; choose another.',
  },
  'password-too-short': {
    zh: `密码至少要 ${PASSWORD_LENGTH.least} 位。`,
    en: `a password has at least ${PASSWORD_LENGTH.least} characters.`,
  },
  'password-too-long': {
    zh: `密码最多 ${PASSWORD_LENGTH.most} 位。`,
    en: `a password has at most ${PASSWORD_LENGTH.most} characters.`,
  },
  'same-password': {
    zh: '新密码和现在的一样，请换一个。',
    en: 'the new password is the present one; choose another.',
  },
  'unknown-jurisdiction': {
    zh: '没有这个县、街道、社区或村，请从列表里选。',
    en: 'there is no such county, street, community or village; choose one from the list.',
  },
  'unknown-grid': {
    zh: '现行方案里没有这个网格，或它不在账号的辖区内。',
    en: "no grid in force is called so within the account's jurisdiction.",
  },
  'grid-for-planners': {
    zh: '只有规划账号可以限定到一个网格；其他账号的范围由任职决定。',
    en: 'only a planner can be bound to one grid; what others reach follows from their posts.',
  },
  'own-account': {
    zh: '不能停用自己的账号，也不能改自己的权限或辖区，请同事来做。',
    en: 'nobody shuts their own account or changes what it may do; ask a colleague.',
  },
  'own-secrets': {
    zh: '这是您自己的账号，请在“我的账号”里改密码和动态验证码。',
    en: 'this is your own account; change its password and codes in “My account”.',
  },
  'last-admin': {
    zh: '这是管理这片辖区的最后一个管理员账号。请先添加另一个，再停用或改动它。',
    en: 'it is the last administrator of that ground. Add another one first.',
  },
} as const satisfies Readonly<Record<string, Sentence>>

/** The key of such a reason. */
export type AccountProblem = keyof typeof WHY

/** The refusal for it. */
export function refuseAccount(reason: AccountProblem, details: Details = {}): Refusal {
  return new Refusal('account-refused', { ...details, why: WHY[reason] }, { reason })
}
