import { describe, expect, it } from 'vitest'
import type { Action } from '#plan/actions/action.ts'
import type { LogLine } from '../../web/editor/draft-state.ts'
import { historyLines, ownAfter } from '../../web/plan/panels/history/history-lines.ts'
import { stepPlace } from '../../web/plan/panels/history/step-place.ts'
import { stepWords } from '../../web/plan/panels/history/step-words.ts'
import { planHistory as english } from '../../web/text/en/plan-history.ts'
import { plainText } from '../../web/text/plain.ts'
import { planHistory as chinese } from '../../web/text/zh-CN/plan-history.ts'

const id = (n: number) => `01890000-0000-7000-8000-1000000000${String(n).padStart(2, '0')}`
const [A, B] = [id(81), id(82)]
const at = [1_200_000_000, 300_000_000] as const
const moves = [{ from: at, to: [1_200_000_100, 300_000_000] as const }]

/** One action of every kind, with the sentence it should be. */
const EVERY: readonly (readonly [Action, string])[] = [
  [{ type: 'cut', id: id(1), grid: A, line: [at, at], keep: null, names: [], follow: false }, '拆分 桥东'],
  [{ type: 'merge', id: id(2), grids: [A, B], keep: A }, '把 桥西 并入 桥东'],
  [{ type: 'moveVertices', id: id(3), moves }, '移动 1 个界点'],
  [{ type: 'insertVertex', id: id(4), edge: [at, at], at }, '加一个界点'],
  [{ type: 'removeVertex', id: id(5), at }, '去掉一个界点'],
  [{ type: 'redrawBoundary', id: id(6), between: [A, B], path: [at, at] }, '重画 桥东 与 桥西 的边界'],
  [{ type: 'assign', id: id(7), area: [at, at, at], to: B }, '把一块地划归 桥西'],
  [
    { type: 'draw', id: id(8), community: 'C', parent: null, outline: [at], name: '新格' },
    '在 南桥社区 绘制 新格',
  ],
  [{ type: 'draw', id: id(9), community: 'C', parent: A, outline: [at], name: null }, '在 桥东 绘制新网格'],
  [{ type: 'fillGap', id: id(10), face: at, to: A }, '填补空白，划归 桥东'],
  [{ type: 'exempt', id: id(11), face: at, reason: 'water' }, '一块地不划入：水域'],
  [{ type: 'exempt', id: id(12), face: at, reason: null }, '取消一块地的不划入'],
  [{ type: 'declareExclave', id: id(13), grid: A, exclave: true }, '允许 桥东 有飞地'],
  [{ type: 'addLevel', id: id(14), community: 'C', grid: A, name: null }, '给 桥东 开设下一级'],
  [{ type: 'addLevel', id: id(15), community: 'C', grid: null, name: null }, '给 南桥社区 开设一级网格'],
  [{ type: 'describe', id: id(16), grid: A, name: '桥北' }, '桥东 改名为 桥北'],
  [{ type: 'describe', id: id(17), grid: A, band: { min: 20, max: 40 } }, '桥东 的规模定为 20–40 户'],
  [{ type: 'describe', id: id(18), grid: A, name: '桥北', urban: false }, '修改 桥东 的说明'],
  [{ type: 'reparent', id: id(19), grid: B, parent: A }, '把 桥西 移到 桥东 之下'],
  [{ type: 'moveOutline', id: id(20), moves }, '移动社区边界的 1 个界点'],
  [{ type: 'lock', id: id(21), grids: [A], levels: [2], locked: true }, '锁定 二级网格、桥东'],
  [{ type: 'revert', id: id(22), action: id(2) }, '撤销：把 桥西 并入 桥东'],
]

function sentence(action: Action): string {
  const say = plainText({ 'zh-CN': chinese, en: english }, 'zh-CN')
  const { key, values } = stepWords(action, {
    grid: (ref) => ({ [A]: '桥东', [B]: '桥西' })[ref] ?? '?',
    community: () => '南桥社区',
    exemption: () => '水域',
    level: () => '二级网格',
    list: (names) => names.join('、'),
    step: (of) => sentence(EVERY.find(([each]) => each.id === of)![0]),
  })
  return say(key, values)
}

function line(action: Action, mine = true): LogLine {
  return { revision: 1, action, by: '张规划', mine, at: '2026-11-22T00:00:00Z' }
}

const rename = (n: number): Action => ({ type: 'describe', id: id(n), grid: A, name: `第 ${n}` })
const revert = (n: number, of: number): Action => ({ type: 'revert', id: id(n), action: id(of) })

describe('the history', () => {
  it.each(EVERY.map(([action, words]) => [words, action] as const))('says “%s”', (words, action) => {
    expect(sentence(action)).toBe(words)
  })

  it('shows the place of every action that has one', () => {
    const none = () => null
    for (const [action] of EVERY) {
      const place = stepPlace(action, none)
      if (action.type === 'revert' || (action.type === 'addLevel' && action.grid === null))
        expect(place, action.type).toBeNull()
      else expect(place, action.type).not.toBeNull()
    }
    expect(stepPlace(revert(30, 3), () => EVERY[2]![0])).toEqual({ positions: [at, moves[0]!.to] })
  })

  it('has the latest first and strikes what was taken back, but not what was done again', () => {
    const log = [rename(1), rename(2), revert(3, 1), revert(4, 2), revert(5, 4)].map((each) => line(each))
    const lines = historyLines(log)
    expect(lines.map(({ step }) => step)).toEqual([5, 4, 3, 2, 1])
    expect(lines.filter(({ taken }) => taken).map(({ step }) => step)).toEqual([4, 1])
  })

  it('going back to a step takes back what is one’s own, stands and came later', () => {
    const log = [
      line(rename(1)),
      line(rename(2), false),
      line(rename(3)),
      line(rename(4)),
      line(revert(5, 3)),
    ]
    expect(ownAfter(historyLines(log), 1).map(({ step }) => step)).toEqual([4])
    expect(ownAfter(historyLines(log), 0).map(({ step }) => step)).toEqual([4, 1])
  })
})
