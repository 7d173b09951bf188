import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { turner } from '../../web/board/turner.ts'

/** Pages of kinds by their letters: `abb` is a page of a and two of b, each standing ten seconds. */
const pages = (letters: string) => [...letters].map((kind) => ({ kind, seconds: 10 }))

/** The letters and places that a board shows by itself from its start, `turns` times. */
function shownBy(letters: string, turns: number): string[] {
  const shown: string[] = []
  turner(
    (index) => shown.push(`${letters[index]}${index}`),
    () => undefined,
  ).slides(pages(letters))
  vi.advanceTimersByTime(turns * 10_000)
  return shown
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('slides turn by themselves', () => {
  test('one after the other, and again from the first', () => {
    expect(shownBy('abbc', 5)).toEqual(['a0', 'b1', 'b2', 'c3', 'a0', 'b1'])
  })

  test('six pages of a kind in a row, and those left in the rounds after it, until all were shown', () => {
    const shown = shownBy('abbbbbbbbbbbbbc', 24)
    expect(shown.slice(0, 9)).toEqual(['a0', 'b1', 'b2', 'b3', 'b4', 'b5', 'b6', 'c14', 'a0'])
    expect(shown.slice(9, 17)).toEqual(['b7', 'b8', 'b9', 'b10', 'b11', 'b12', 'c14', 'a0'])
    expect(shown.slice(17, 22)).toEqual(['b13', 'c14', 'a0', 'b1', 'b2'])
  })

  test('all of the only kind there is', () => {
    expect(shownBy('bbbbbbbb', 9).map((each) => each.slice(1))).toEqual([...'0123456701'])
    expect(shownBy('a', 8)).toEqual(Array(9).fill('a0'))
  })

  test('from where a kind still is, when what was left of it went with new content', () => {
    const shown: number[] = []
    const turning = turner(
      (index) => shown.push(index),
      () => undefined,
    )
    turning.slides(pages('abbbbbbbbc'))
    vi.advanceTimersByTime(80_000)
    turning.slides(pages('abc'))
    shown.length = 0
    vi.advanceTimersByTime(40_000)
    expect(shown).toEqual([1, 2, 0, 1])
  })

  test('not while somebody touches, and on a minute after the last touch', () => {
    const shown: number[] = []
    const turning = turner(
      (index) => shown.push(index),
      () => undefined,
    )
    turning.slides(pages('abc'))
    vi.advanceTimersByTime(5_000)
    turning.touched()
    vi.advanceTimersByTime(59_000)
    expect(shown).toEqual([0])
    vi.advanceTimersByTime(1_000)
    expect(shown).toEqual([0, 1])
  })
})
