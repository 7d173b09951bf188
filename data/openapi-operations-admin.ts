import { z } from 'zod'
import {
  account,
  accountChange,
  accountReach,
  accounts,
  accountWithPassword,
  newAccount,
  passwordReset,
  reachQuery,
  settings,
  settingsChange,
} from '#contract/accounts.ts'
import {
  confirmCodes,
  gisKey,
  newGisKey,
  oneTimeCodes,
  openSessions,
  passwordChange,
  removeCodes,
  sessionsEnded,
} from '#contract/session.ts'
import {
  chart,
  chartChange,
  chartUnit,
  newChartUnit,
  newPost,
  newStaff,
  post,
  postChange,
  postEnd,
  roles,
  scopes,
  scopesQuery,
  staffChange,
  staffList,
  staffMember,
  staffQuery,
  warnings,
} from '#contract/staff.ts'
import type { Operation } from './openapi-operations.ts'

const byId = { params: z.object({ id: z.uuid() }) }
const reading: Operation['refusals'] = ['bad-parameter', 'not-signed-in', 'codes-required', 'forbidden']
const changing: Operation['refusals'] = [...reading, 'cross-site']
const sending: Operation['refusals'] = [...changing, 'bad-json', 'wrong-content-type', 'too-large']
const own: Operation['refusals'] = ['bad-parameter', 'not-signed-in', 'cross-site']
const ownSending: Operation['refusals'] = [...own, 'bad-json', 'wrong-content-type', 'too-large']

type Rest = Partial<Operation> & Pick<Operation, 'refusals'>

function operation(method: Operation['method'], path: string, summary: string, rest: Rest): Operation {
  return { method, path: `/api/${path}`, summary, session: true, ...rest }
}

const STAFF: readonly Operation[] = [
  operation('get', 'admin/staff', 'Staff within reach with posts and accounts, phones masked', {
    query: staffQuery,
    reply: staffList,
    refusals: reading,
  }),
  operation('post', 'admin/staff', 'Add a staff member; 200 when the very same was there', {
    body: newStaff,
    status: 201,
    reply: staffMember,
    refusals: [...sending, 'id-taken'],
  }),
  operation('get', 'admin/staff/{id}', 'One staff member, the phone in full', {
    ...byId,
    reply: staffMember,
    refusals: [...reading, 'unknown-staff'],
  }),
  operation('patch', 'admin/staff/{id}', 'Change name or phone', {
    ...byId,
    body: staffChange,
    reply: staffMember,
    refusals: [...sending, 'unknown-staff', 'outside-reach'],
  }),
  operation('post', 'admin/posts', 'Give a post; look-ups, boards and sight follow at once', {
    body: newPost,
    status: 201,
    reply: post,
    refusals: [...sending, 'unknown-staff', 'unknown-chart-unit', 'id-taken', 'post-refused'],
  }),
  operation('patch', 'admin/posts/{id}', 'Change days, deputy, leave, consent or chart unit of a post', {
    ...byId,
    body: postChange,
    reply: post,
    refusals: [...sending, 'unknown-post', 'unknown-chart-unit', 'outside-reach', 'post-refused'],
  }),
  operation('post', 'admin/posts/{id}/end', 'End a post on a day, its last', {
    ...byId,
    body: postEnd,
    reply: post,
    refusals: [...sending, 'unknown-post', 'outside-reach', 'post-refused'],
  }),
  operation('delete', 'admin/posts/{id}', 'Take back a post that has not begun', {
    ...byId,
    status: 204,
    refusals: [...changing, 'unknown-post', 'outside-reach', 'post-refused'],
  }),
  operation('get', 'admin/roles', 'Roles a post can have', { reply: roles, refusals: reading }),
  operation('get', 'admin/scopes', 'Places within reach to give a post for', {
    query: scopesQuery,
    reply: scopes,
    refusals: reading,
  }),
  operation(
    'get',
    'admin/warnings',
    'Posts that end, grids without a required role, leave without a deputy',
    {
      reply: warnings,
      refusals: reading,
    },
  ),
  operation('get', 'admin/chart', 'The organisation chart within reach', { reply: chart, refusals: reading }),
  operation('post', 'admin/chart', 'Add a unit to the chart', {
    body: newChartUnit,
    status: 201,
    reply: chartUnit,
    refusals: [...sending, 'id-taken', 'chart-refused'],
  }),
  operation('patch', 'admin/chart/{id}', 'Change a unit of the chart', {
    ...byId,
    body: chartChange,
    reply: chartUnit,
    refusals: [...sending, 'unknown-chart-unit', 'chart-refused'],
  }),
  operation('delete', 'admin/chart/{id}', 'Remove a unit that nothing hangs on', {
    ...byId,
    status: 204,
    refusals: [...changing, 'unknown-chart-unit', 'chart-in-use'],
  }),
]

const ACCOUNTS: readonly Operation[] = [
  operation('get', 'admin/accounts', 'Accounts within reach, without their secrets', {
    reply: accounts,
    refusals: reading,
  }),
  operation('post', 'admin/accounts', 'Add an account; a password that is made is shown this once', {
    body: newAccount,
    status: 201,
    reply: accountWithPassword,
    refusals: [...sending, 'unknown-staff', 'id-taken', 'account-refused'],
  }),
  operation('patch', 'admin/accounts/{id}', 'Change what an account may do, from where down, and who it is', {
    ...byId,
    body: accountChange,
    reply: account,
    refusals: [...sending, 'unknown-account', 'unknown-staff', 'account-refused'],
  }),
  operation('post', 'admin/accounts/{id}/password', 'Give an account a password; its sessions end', {
    ...byId,
    body: passwordReset,
    reply: accountWithPassword,
    refusals: [...sending, 'unknown-account', 'account-refused'],
  }),
  operation('post', 'admin/accounts/{id}/disable', 'Shut an account; its sessions end', {
    ...byId,
    reply: account,
    refusals: [...changing, 'unknown-account', 'account-refused'],
  }),
  operation('post', 'admin/accounts/{id}/enable', 'Open an account again', {
    ...byId,
    reply: account,
    refusals: [...changing, 'unknown-account'],
  }),
  operation('post', 'admin/accounts/{id}/sessions/end', 'End the sessions of an account', {
    ...byId,
    reply: sessionsEnded,
    refusals: [...changing, 'unknown-account'],
  }),
  operation('post', 'admin/accounts/{id}/one-time-codes/reset', 'Turn off codes whose phone is lost', {
    ...byId,
    reply: account,
    refusals: [...changing, 'unknown-account', 'account-refused'],
  }),
  operation('get', 'admin/accounts/{id}/reach', 'What an account will see on a day, counts alone', {
    ...byId,
    query: reachQuery,
    reply: accountReach,
    refusals: [...reading, 'unknown-account'],
  }),
  operation('get', 'admin/settings', 'What the office decided', { reply: settings, refusals: reading }),
  operation('put', 'admin/settings', 'Change it; administrators of the whole county alone', {
    body: settingsChange,
    reply: settings,
    refusals: sending,
  }),
]

const OWN: readonly Operation[] = [
  operation('get', 'sessions', 'My open sessions', { reply: openSessions, refusals: ['not-signed-in'] }),
  operation('delete', 'sessions', 'End all my sessions but this one', {
    reply: sessionsEnded,
    refusals: ['not-signed-in', 'cross-site'],
  }),
  operation('delete', 'sessions/{id}', 'End one of my sessions', {
    ...byId,
    status: 204,
    refusals: [...own, 'unknown-session'],
  }),
  operation('post', 'account/password', 'Change my password; my other sessions end', {
    body: passwordChange,
    reply: sessionsEnded,
    refusals: [...ownSending, 'wrong-own-password', 'account-refused', 'locked-out'],
  }),
  operation('post', 'account/gis-keys', 'A key by which a GIS program reads /ogc as me; told once', {
    body: newGisKey,
    status: 201,
    reply: gisKey,
    refusals: [...ownSending, 'codes-required', 'too-many-keys'],
  }),
  operation('post', 'account/one-time-codes', 'Begin one-time codes (RFC 6238); they count once confirmed', {
    reply: oneTimeCodes,
    refusals: [...own, 'codes-on'],
  }),
  operation('post', 'account/one-time-codes/confirm', 'The first right code puts them in use', {
    body: confirmCodes,
    status: 204,
    refusals: [...ownSending, 'wrong-code', 'codes-on', 'codes-off', 'locked-out'],
  }),
  operation('delete', 'account/one-time-codes', 'Turn my codes off, with the password', {
    body: removeCodes,
    status: 204,
    refusals: [...ownSending, 'wrong-own-password', 'codes-off', 'locked-out'],
  }),
]

/** Staff, posts, chart and accounts for administrators; one's own sessions, password and codes. */
export const ADMIN_OPERATIONS: readonly Operation[] = [...STAFF, ...ACCOUNTS, ...OWN]
