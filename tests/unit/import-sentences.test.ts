import { describe, expect, test } from 'vitest'
import { importSentence } from '#contract/import-sentences.ts'
import { type ImportNote, type ImportProblem, importReason, importRemark } from '#contract/imports.ts'

const place = { file: 'a.csv', feature: null, line: 3, column: 'name' }
/** Answers every value with its own name in angle brackets. */
const values = new Proxy({}, { get: (_, name) => `<${String(name)}>` })
const told = [
  ...importReason.options.map((reason): ImportProblem => ({ reason, ...place, values })),
  ...importRemark.options.map((remark): ImportNote => ({ remark, ...place, values })),
]

describe('every reason and remark has a sentence', () => {
  test.each(told.map((said) => ['reason' in said ? said.reason : said.remark, said] as const))(
    '%s, saying the same in Chinese and English',
    (_, said) => {
      const [zh, en] = [importSentence(said, 'zh'), importSentence(said, 'en')]
      expect(zh).toMatch(/\p{Script=Han}/u)
      expect(en).not.toMatch(/\p{Script=Han}/u)
      const named = (sentence: string) => [...new Set(sentence.match(/<\w+>/g))].sort()
      expect(named(zh)).toEqual(named(en))
      expect(zh + en).not.toMatch(/[{}]/)
    },
  )
})
