import { describe, expect, it } from 'vitest'
import { deviceOf } from '../../api/usecases/accounts/session-device.ts'
import { keyOfToken, makeSeed, makeToken, nextToken } from '../../api/usecases/accounts/session-token.ts'

describe('a device in two words', () => {
  const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)'
  it.each([
    ['Chrome Windows', `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/131.0.0.0 Safari/537.36`],
    ['Edge Windows', `Mozilla/5.0 (Windows NT 10.0) ${webkit} Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0`],
    ['Firefox Linux', 'Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0'],
    [
      'Safari macOS',
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.1 Safari/605.1.15',
    ],
    [
      'Safari iPhone',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1',
    ],
    [
      'WeChat Android',
      `Mozilla/5.0 (Linux; Android 14; PJA110) ${webkit} Chrome/130.0.0.0 Mobile MicroMessenger/8.0.54`,
    ],
    [
      'Huawei HarmonyOS',
      `Mozilla/5.0 (Linux; Android 12; HarmonyOS; NOH-AN00) ${webkit} Chrome/114.0 HuaweiBrowser/15.0`,
    ],
    ['', 'curl/8.5.0'],
    ['', 'Robert"); drop table session;--'],
    ['', ''],
    ['', undefined],
  ])('is “%s”', (words, agent) => {
    expect(deviceOf(agent)).toBe(words)
  })
})

describe('the session id that follows', () => {
  it('is an id again, of the same county, always the same for the same one, and another for another', () => {
    const [token, seed] = [makeToken('999902'), makeSeed()]
    const next = nextToken(token, seed)
    expect(keyOfToken(next)?.county).toBe('999902')
    expect(nextToken(token, seed)).toBe(next)
    const others = [
      nextToken(next, seed),
      nextToken(token, makeSeed()),
      nextToken(makeToken('999902'), seed),
      token,
    ]
    expect(new Set([...others, next]).size).toBe(5)
  })
})
