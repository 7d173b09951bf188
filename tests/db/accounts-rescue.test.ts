import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountCommand } from '../../data/account-command.ts'
import { testDatabase } from '../fixtures/database.ts'
import { serverOn, type TestServer } from '../fixtures/server.ts'
import { SMALL, smallPlace } from '../fixtures/small-place.ts'

let server: TestServer

beforeAll(async () => {
  const database = await testDatabase()
  const { secrets } = await smallPlace(database.db)
  await database.db.none('delete from plan_in_force')
  server = await serverOn(database, secrets)
})
afterAll(() => server.close())

async function run(
  wish: 'password' | 'disable' | 'reset-codes',
  username: string,
  password: string | null = null,
) {
  const said: string[] = []
  const code = await accountCommand(
    { wish, username },
    {
      db: server.database.db,
      out: (line) => said.push(line),
      language: 'en',
      askPassword: async () => password,
    },
  )
  return [code, said.join(' ')] as const
}

describe('whoever holds the machine', () => {
  it('gives an account another password, which ends its sessions', async () => {
    const cookie = await server.signIn('lead', SMALL.password)
    expect(await run('password', 'lead', 'a long enough one')).toEqual([
      0,
      expect.stringContaining('new password'),
    ])
    expect((await server.send('/api/session', { cookie })).status).toBe(401)
    await server.signIn('lead', 'a long enough one')
    expect((await run('password', 'lead', 'short'))[0]).toBe(1)
    expect(await run('password', 'lead', null)).toEqual([1, expect.stringContaining('differ')])
  })

  it('turns off the codes of a lost phone', async () => {
    await server.database.db.none(
      `update account set totp = '\\x00', totp_key = 'k', totp_since = now() where username = 'lead2'`,
    )
    expect((await run('reset-codes', 'lead2'))[0]).toBe(0)
    await server.signIn('lead2', SMALL.password)
  })

  it('shuts an account, but not the last administrator nor one that is not there', async () => {
    expect((await run('disable', 'worker'))[0]).toBe(0)
    await expect(server.signIn('worker', SMALL.password)).rejects.toThrow('wrong-password')
    expect(await run('disable', 'admin')).toEqual([1, expect.stringContaining('last administrator')])
    expect(await run('disable', 'nobody')).toEqual([1, expect.stringContaining('no account nobody')])
  })

  it('leaves a line in the audit, by no account', async () => {
    const rows = await server.database.db.any<{ reason_code: string; account: string | null }>(
      "select reason_code, account from audit_entry where verb = 'account-change' order by seq",
    )
    expect(rows).toEqual(
      ['password', 'codes-reset', 'disabled'].map((reason_code) => ({ reason_code, account: null })),
    )
  })
})
