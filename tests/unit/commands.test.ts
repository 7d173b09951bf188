import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { ACCOUNT_OPTIONS, accountWish } from '../../data/account-command.ts'
import { isMisuse, languageAsked, readWords } from '../../data/command-line.ts'
import { helpText, languageOf } from '../../data/command-words.ts'
import { demoPassword, makePassword } from '../../data/password.ts'
import { TOWN_OPTIONS, townOptions } from '../../data/town-command.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

function gridhold(...words: string[]) {
  const env = { ...process.env, LC_ALL: 'C.UTF-8', DATABASE_URL: '', DATA_DIR: '/nonexistent' }
  return spawnSync(process.execPath, ['--import', 'tsx', 'data/commands.ts', ...words], {
    cwd: root,
    env,
    encoding: 'utf8',
  })
}

function town(...words: string[]) {
  const given = readWords(words, TOWN_OPTIONS)
  return isMisuse(given) ? given : townOptions(given)
}

function account(...words: string[]) {
  const given = readWords(words, ACCOUNT_OPTIONS)
  return isMisuse(given) ? given : accountWish(given)
}

describe('what is wrong with a command line is said before any database is opened', () => {
  test('an unknown command exits with 2 and names it', () => {
    const { status, stderr, stdout } = gridhold('frobnicate')
    expect(status).toBe(2)
    expect(stderr).toContain('没有“frobnicate”这个命令')
    expect(stdout).toBe('')
  })

  test('an unknown option exits with 2, in the language asked for', () => {
    const { status, stderr } = gridhold('migrate', '--frob', '1', '--lang', 'en')
    expect(status).toBe(2)
    expect(stderr).toContain('There is no option "--frob"')
  })

  test.each([
    [['--seeds', '3'], { misuse: 'unknown-option', details: { what: '--seeds' } }],
    [['--households', '999'], { misuse: 'whole-number', details: { what: '--households', least: 1_000 } }],
    [['--seed', 'x7'], { misuse: 'whole-number', details: { what: '--seed', least: 0 } }],
    [['--communities', '1'], { misuse: 'whole-number', details: { what: '--communities', least: 2 } }],
  ])('town %j', (words, misuse) => {
    expect(town(...words)).toEqual(misuse)
  })

  test.each([
    [[], { misuse: 'account-usage', details: {} }],
    [['add'], { misuse: 'account-usage', details: {} }],
    [['list', 'more'], { misuse: 'account-usage', details: {} }],
    [['add', 'li', 'wang'], { misuse: 'too-many', details: { what: 'wang' } }],
    [['add', 'li', '--jurisdiction', '99990'], { misuse: 'bad-jurisdiction', details: {} }],
    [
      ['add', 'li', '--jurisdiction', '999901', '--capacity', 'king'],
      { misuse: 'bad-capacity', details: {} },
    ],
  ])('account %j', (words, misuse) => {
    expect(account(...words)).toEqual(misuse)
  })
})

test('a town that nothing is asked of is the sample, and a size of its own forgets the sample’s', () => {
  expect(town('--seed', '7')).toEqual({ seed: 7, households: 4_600, communities: 2, thirdLevel: 155 })
  expect(town('--seed', '7', '--households', '50000')).toEqual({ seed: 7, households: 50_000 })
})

test.each(['password', 'disable', 'reset-codes'] as const)('an account is helped by name: %s', (wish) => {
  expect(account(wish, 'li')).toEqual({ wish, username: 'li' })
  expect(account(wish)).toEqual({ misuse: 'account-usage', details: {} })
  expect(account(wish, 'li', 'x')).toEqual({ misuse: 'too-many', details: { what: 'x' } })
})

test('an account is an administrator’s unless it is said otherwise', () => {
  expect(account('add', 'li', '--jurisdiction', '999901001')).toEqual({
    wish: 'add',
    username: 'li',
    jurisdiction: '999901001',
    capacity: 'admin',
  })
})

test('Chinese first, English where the machine or the person asks for it', () => {
  expect(languageOf({ LANG: 'C.UTF-8' })).toBe('zh')
  expect(languageOf({ LANG: 'en_GB.UTF-8' })).toBe('en')
  expect(languageOf({ LANG: 'en_GB.UTF-8', LC_ALL: 'zh_CN.UTF-8' })).toBe('zh')
  expect(languageAsked(['--lang', 'en'], 'zh')).toBe('en')
  expect(languageAsked(['--lang', 'fr'], 'zh')).toBe('zh')
})

test('both helps explain the same commands and options', () => {
  const named = (text: string) => text.match(/--[a-z-]+|^ {2}[a-z]+/gm)
  expect(named(helpText('en'))).toEqual(named(helpText('zh')))
})

test('passwords have 14 characters; random ones differ, demo ones depend on key and name alone', () => {
  expect(makePassword()).toMatch(/^[a-z2-9]{14}$/)
  expect(makePassword()).not.toBe(makePassword())
  const key = 'k'.repeat(32)
  expect(demoPassword(key, 'lead')).toBe(demoPassword(key, 'lead'))
  expect(demoPassword(key, 'lead')).not.toBe(demoPassword(key, 'lead2'))
  expect(demoPassword(key, 'lead')).not.toBe(demoPassword('j'.repeat(32), 'lead'))
})
