import { describe, expect, it } from 'vitest'
import { DigestTable, digestOf } from '../../api/usecases/imports/kinds/digests.ts'
import {
  readBirthYear,
  readDay,
  readFloor,
  readOccupancy,
  readOutcome,
  readResidence,
  readRoom,
  readSex,
} from '../../api/usecases/imports/kinds/words.ts'

describe('words of a file', () => {
  it.each([
    [readDay, '2026/3/5', '2026-03-05'],
    [readDay, '2026年03月05日', '2026-03-05'],
    [readDay, '20260305', '2026-03-05'],
    [readDay, '2026-03-05 10:30', '2026-03-05'],
    [readDay, '2026-02-29', null],
    [readDay, '三月', null],
    [readBirthYear, '1976', 1976],
    [readBirthYear, '1976年5月', 1976],
    [readBirthYear, '1976-05-03', 1976],
    [readBirthYear, '1976-05', 1976],
    [readBirthYear, '1799', null],
    [readBirthYear, '76', null],
    [readFloor, '3层', 3],
    [readFloor, '-1', -1],
    [readFloor, '200', null],
    [readRoom, '５０１室', '501'],
    [readRoom, '东户', '东户'],
    [readRoom, '这一格写了整整一段说明文字超过了二十个字符的长度', null],
    [readSex, '女', 'female'],
    [readSex, 'Male', 'male'],
    [readSex, '不详', null],
    [readOccupancy, '出租', 'rented'],
    [readOutcome, 'Not in', 'not-in'],
    [readOutcome, '电话', 'phone'],
    [readResidence, '人在户不在', 'registered-elsewhere'],
  ])('%o reads %s as %s', (read, text, expected) => expect(read(text)).toBe(expected))
})

describe('a table of digests', () => {
  it('numbers them as a Map of their texts would, however it grows', () => {
    const table = new DigestTable()
    const texts = Array.from({ length: 5_000 }, (_, i) => String((i * 7_919) % 3_001))
    const plain = new Map<string, number>()
    for (const text of texts) {
      const digest = digestOf('t', text)
      expect(table.numberOf(digest)).toBe(plain.get(text) ?? -1)
      if (!plain.has(text)) plain.set(text, plain.size)
      expect(table.add(digest)).toBe(plain.get(text))
    }
    expect(table.size).toBe(plain.size)
  })
})
