import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { plainText } from '../../web/text/plain.ts'

const FOLDER = new URL('../../web/text/', import.meta.url)

type Dictionary = Readonly<Record<string, string>>

async function dictionaries(language: string): Promise<Record<string, Dictionary>> {
  const files = readdirSync(new URL(language, FOLDER))
  const modules = await Promise.all(
    files.map(
      (file) => import(new URL(`${language}/${file}`, FOLDER).href) as Promise<Record<string, Dictionary>>,
    ),
  )
  return Object.assign({}, ...modules)
}

const placeholders = (text: string) => [...text.matchAll(/\{\{\w+\}\}/g)].map(String).sort()

const chinese = await dictionaries('zh-CN')
const english = await dictionaries('en')

test('both languages have the same dictionaries', () => {
  expect(Object.keys(chinese).length).toBeGreaterThan(5)
  expect(Object.keys(english).sort()).toEqual(Object.keys(chinese).sort())
})

test.each(Object.keys(chinese))('%s says the same things with the same values in both languages', (name) => {
  const [zh, en] = [chinese[name]!, english[name]!]
  expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort())
  for (const [key, words] of Object.entries(zh)) {
    expect(words.trim(), key).not.toBe('')
    expect(en[key]!.trim(), key).not.toBe('')
    expect(placeholders(en[key]!), key).toEqual(placeholders(words))
  }
})

test('Chinese words are Chinese and English ones are not', () => {
  const mixed = Object.entries(english).flatMap(([name, words]) =>
    Object.entries(words)
      .filter(([key, text]) => /\p{Script=Han}/u.test(text) && !['otherLanguage', 'searchHint'].includes(key))
      .map(([key]) => `${name}.${key}`),
  )
  expect(mixed).toEqual([])
})

test('plain pages put values where the placeholders stand', () => {
  const words = { 'zh-CN': { of: '显示 {{n}} / {{of}} 项' }, en: { of: 'Showing {{n}} of {{of}}' } }
  expect(plainText(words, 'zh-CN')('of', { n: 3, of: 7 })).toBe('显示 3 / 7 项')
  expect(plainText(words, 'en')('of', { n: 0, of: 7 })).toBe('Showing 0 of 7')
})
