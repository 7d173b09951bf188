import { readdir } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { ERROR_STATUS, type ErrorCode, fill, Refusal } from '../../api/errors.ts'

const codes = Object.keys(ERROR_STATUS) as ErrorCode[]
const everything = {
  ...{ problem: 'p', wanted: 'w', attempts: 5, minutes: 5, seconds: 5, code: 'c', limit: 1 },
  ...{ name: 'n', names: 'n', why: { zh: '因。', en: 'because.' }, state: 's', revision: 2, sent: 1, n: 1 },
  ...{ root: 'r', after: 'a', day: 'd', today: 't', count: 1, community: 'c', parent: 'p' },
  ...{ days: 14, most: 9, confirm: 'c', kind: 'k', from: 'f', to: 't', what: 'w', children: 1, posts: 1 },
  ...{ phone: '1', of: 2, page: 3, done: 1, total: 2, entrances: 9, slug: 's' },
  ...{ crs: 'EPSG:4547', known: 'k', layer: 3, limitMb: 200 },
}

describe('what a refused request is told', () => {
  it.each(codes)('%s: a status of refusal and a sentence in both languages', (code) => {
    const refusal = new Refusal(code, everything)
    expect(refusal.status).toBeGreaterThanOrEqual(400)
    expect(refusal.sentence('zh')).toMatch(/\p{Script=Han}.*。$/u)
    expect(refusal.sentence('en')).toMatch(/^[^\p{Script=Han}]+\.$/u)
    expect(refusal.sentence('zh')).not.toMatch(/[{}]/)
  })

  it('has one meaning a code: no two parts of the list hold the same', async () => {
    const parts = (await readdir('api')).filter((name) => name.endsWith('-errors.ts'))
    expect(parts.length).toBeGreaterThan(5)
    const tables = await Promise.all(parts.map((name) => import(`../../api/${name}`)))
    const all = tables.flatMap((table: object) => Object.values(table).flatMap(Object.keys))
    expect(all.filter((code, i) => all.indexOf(code) !== i)).toEqual([])
  })

  it('names the detail a sentence lacks', () => {
    expect(() => new Refusal('unknown-grid').sentence('zh')).toThrow('“code”')
  })

  it('takes a detail in the language of the sentence', () => {
    const details = { what: { zh: '经度', en: 'a longitude' } }
    expect([fill('缺{what}', details, 'zh'), fill('{what} is missing', details, 'en')]).toEqual([
      '缺经度',
      'a longitude is missing',
    ])
  })
})
