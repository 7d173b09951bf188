import {
  type Account,
  type AccountChange,
  type AccountReach,
  type Accounts,
  type AccountWithPassword,
  account,
  accountReach,
  accounts,
  accountWithPassword,
  type NewAccount,
  type Settings,
  type SettingsChange,
  settings,
} from '#contract/accounts.ts'
import { type SessionsEnded, sessionsEnded } from '#contract/session.ts'
import { change } from './change.ts'
import { type Answer, post, request } from './request.ts'

const PATH = '/api/admin/accounts'

/** Accounts within reach, by name. */
export function allAccounts(): Promise<Answer<Accounts>> {
  return request(accounts, PATH)
}

/** A new account; where no password was given, the reply holds the one that was made, this once. */
export function addAccount(wanted: NewAccount): Promise<Answer<AccountWithPassword>> {
  return post(accountWithPassword, PATH, wanted)
}

export function changeAccount(id: string, what: AccountChange): Promise<Answer<Account>> {
  return change('PATCH', account, `${PATH}/${id}`, what)
}

/** Makes a new password, answered this once; every session of the account ends. */
export function newPassword(id: string): Promise<Answer<AccountWithPassword>> {
  return post(accountWithPassword, `${PATH}/${id}/password`, { password: null })
}

export function shutAccount(id: string, shut: boolean): Promise<Answer<Account>> {
  return post(account, `${PATH}/${id}/${shut ? 'disable' : 'enable'}`, {})
}

export function endSessionsOf(id: string): Promise<Answer<SessionsEnded>> {
  return post(sessionsEnded, `${PATH}/${id}/sessions/end`, {})
}

/** For somebody who lost the phone their one-time codes come from. */
export function resetCodesOf(id: string): Promise<Answer<Account>> {
  return post(account, `${PATH}/${id}/one-time-codes/reset`, {})
}

/** What an account sees on a day, in counts. */
export function reachOf(id: string, on: string): Promise<Answer<AccountReach>> {
  return request(accountReach, `${PATH}/${id}/reach?${new URLSearchParams({ on })}`)
}

export function officeSettings(): Promise<Answer<Settings>> {
  return request(settings, '/api/admin/settings')
}

export function changeSettings(what: SettingsChange): Promise<Answer<Settings>> {
  return change('PUT', settings, '/api/admin/settings', what)
}
