import { describe, expect, it } from 'vitest'
import { initialsOf, soundingLength } from '../../api/lookup/address/pinyin.ts'
import { REPRESENTATIVES } from '../../api/lookup/address/syllables.ts'

describe('sounds of names', () => {
  it.each([
    ['南桥花园', 'nqhy'],
    ['建设路', 'jsl'],
    ['安和A区', 'ahAq'],
    ['幸福里3期', 'xfl3q'],
  ])('%s begins %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials)
  })

  it.each([
    ['nanqiaohuayuan', '南桥花园', 4],
    ['nanqiao', '南桥花园', 2],
    ['nanqiaoh', '南桥花园', 3],
    ['nanqi', '南桥花园', 2],
    ['xian', '西安路', 2],
    ['xian', '先锋路', 1],
    ['lvcheng', '绿城', 2],
    ['nanqiao', '宁强花园', 0],
    ['nanqiao', '北桥花园', 0],
    ['nanqiaox', '南桥', 0],
    ['qiao', '南桥花园', 0],
  ])('%s spells so many characters of %s: %i', (written, name, length) => {
    expect(soundingLength(written, name)).toBe(length)
  })

  it('have syllables in the order in which their characters are sorted', () => {
    const byPinyin = new Intl.Collator('zh-u-co-pinyin')
    const characters = [...REPRESENTATIVES.values()]
    expect(characters).toEqual([...characters].sort(byPinyin.compare))
    const syllables = [...REPRESENTATIVES.keys()].map((syllable) => syllable.replace('v', 'u '))
    expect(syllables).toEqual([...syllables].sort())
    expect(new Set(characters).size).toBe(characters.length)
  })
})
