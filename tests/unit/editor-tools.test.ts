import { describe, expect, test } from 'vitest'
import type { Position } from '#geometry/position.ts'
import { toDegrees } from '#geometry/position.ts'
import { distanceM } from '#geometry/scale.ts'
import type { DraftSession } from '../../web/editor/draft-session.ts'
import { createEditor, type Editor } from '../../web/editor/editor.ts'
import { groundDots } from '../../web/editor/ground-dots.ts'
import { snap } from '../../web/editor/snap.ts'
import type { Pointer } from '../../web/editor/tool.ts'
import { ring } from '../fixtures/drawing.ts'
import { A, B, fakeServer, GAP } from './editor-server.ts'

/** A position in units from the corner of the ground, about centimetres. */
function at(x: number, y: number): Position {
  return ring([x, y])[0]!
}

function pointer(x: number, y: number, more: Partial<Pointer> = {}): Pointer {
  return { at: at(x, y), finger: false, shift: false, alt: false, ...more }
}

/** A table with two grids of 30 m × 100 m and a gap; ten households stand in the middle of each hectare's tenth. */
async function table(): Promise<{ editor: Editor; session: DraftSession }> {
  const session = await fakeServer().open('li')
  const editor = createEditor(session)
  const dots = Array.from({ length: 10 }, (_, i) =>
    [1000, 4000, 8000].map((x) => at(x, 500 + i * 1000)),
  ).flat()
  editor.setGround(
    groundDots(dots.map((each) => ({ at: toDegrees(each), households: 10, building: null, unit: null }))),
  )
  editor.setView({ pixelM: () => 0.1, nearby: () => [] })
  session.stage.setLevel(1)
  return { editor, session }
}

describe('snapping', () => {
  test('takes the nearest vertex, then an edge, then a road, and nothing that is far', async () => {
    const { session } = await table()
    const { faces, scale } = session.state().plan.snapshot
    const road = { kind: 'road' as const, line: [at(1000, 2000), at(2000, 2000)] }
    const near = (x: number, y: number) => snap(at(x, y), 1, { faces, scale, lines: [road], own: [] })
    expect(near(3020, 30)).toEqual(expect.objectContaining({ to: 'vertex', at: at(3000, 0) }))
    expect(near(3040, 5000)).toEqual(expect.objectContaining({ to: 'edge', at: at(3000, 5000) }))
    expect(near(1500, 2050)).toEqual(expect.objectContaining({ to: 'road', at: at(1500, 2000) }))
    expect(near(1500, 5000).to).toBeNull()
  })

  test('a vertex holds at most half its shortest edge', async () => {
    const { session } = await table()
    const { faces, scale } = session.state().plan.snapshot
    const held = snap(at(3000, 40), 100_000, { faces, scale, lines: [], own: [] })
    expect(held.to).toBe('vertex')
    const middle = snap(at(3000, 5100), 100_000, { faces, scale, lines: [], own: [] })
    expect(distanceM(middle.at, at(3000, 5100), scale)).toBeLessThan(52)
  })
})

describe('the tools', () => {
  test('a cut proposes to keep the code where most households are, and can be told otherwise', async () => {
    const { editor, session } = await table()
    editor.take('cut')
    const tool = editor.tool()
    tool.click!(pointer(-500, 3100))
    tool.click!(pointer(3500, 3100, { alt: true }))
    tool.confirm!()
    const { proposal } = editor.state()
    expect(proposal?.choices.map(({ households }) => households).sort()).toEqual([30, 70])
    expect(proposal?.choices.find(({ id }) => id === proposal.chosen)?.households).toBe(70)
    const other = proposal!.choices.find(({ id }) => id !== proposal!.chosen)!
    tool.choose!(other.id)
    expect(editor.state().proposal?.choices.find(({ id }) => id === A)?.households).toBe(30)
    expect(session.state().plan.snapshot.grids).toHaveLength(2)
    editor.tool().confirm!()
    expect(session.state().plan.snapshot.grids).toHaveLength(3)
    expect(editor.state()).toMatchObject({ busy: false, refused: null, proposal: null })
  })

  test('ends that snap to the border are enough for a cut', async () => {
    const { editor, session } = await table()
    editor.take('cut')
    editor.tool().click!(pointer(40, 3137))
    expect(editor.picture().snap).toMatchObject({ to: 'edge' })
    editor.tool().click!(pointer(2970, 4711))
    editor.tool().confirm!()
    expect(editor.state().refused).toBeNull()
    editor.tool().confirm!()
    expect(session.state().plan.snapshot.grids).toHaveLength(3)
  })

  test('a line that ends inside is refused with its place, and stays to be drawn on', async () => {
    const { editor } = await table()
    editor.take('cut')
    editor.tool().click!(pointer(-500, 3100))
    editor.tool().click!(pointer(1500, 3100))
    editor.tool().confirm!()
    expect(editor.state()).toMatchObject({ refused: { refused: 'not-crossed', grid: A }, busy: true })
    expect(editor.picture().trouble).not.toBeNull()
    editor.tool().click!(pointer(3500, 3100))
    editor.tool().confirm!()
    expect(editor.state().proposal?.choices).toHaveLength(2)
  })

  test('an unfinished line is still there after another tool was used', async () => {
    const { editor, session } = await table()
    editor.take('cut')
    editor.tool().click!(pointer(-500, 3100))
    editor.take('fill')
    editor.tool().next!(false)
    editor.tool().confirm!()
    expect(session.state().plan.changes.size).toBe(1)
    editor.take('cut')
    expect(editor.state()).toMatchObject({ busy: true, hint: 'hintLine' })
    editor.tool().click!(pointer(3500, 3100, { alt: true }))
    editor.tool().confirm!()
    expect(editor.state().proposal?.choices).toHaveLength(2)
  })

  test('while a border is dragged both sides are counted and those who would move are shown', async () => {
    const { editor, session } = await table()
    editor.take('border')
    const tool = editor.tool()
    expect(tool.down!(pointer(3002, 5001)), 'the middle of the border between the two').toBe(true)
    tool.drag!(pointer(4500, 5000, { alt: true }))
    const { words, moved } = editor.picture()
    const counts = words[0]!.text.match(/\d+→\d+/g)!.map((each) => each.split('→').map(Number))
    expect(counts.map(([before]) => before)).toEqual([100, 100])
    expect(counts.map(([, after]) => after).reduce((a, b) => a! + b!)).toBe(200)
    expect(moved.length).toBeGreaterThan(0)
    expect(counts.find(([before, after]) => after! > before!)![1]! - 100).toBe(moved.length * 10)
    expect(session.state().plan.changes.size).toBe(0)
    tool.up!(pointer(4500, 5000))
    expect(session.state().plan.changes.size).toBe(1)
    expect(tool.nudge!(-1, 0)).toBe(true)
    expect(session.state().plan.changes.size).toBe(2)
  })

  test('a gap is proposed to the neighbour with the longest border', async () => {
    const { editor, session } = await table()
    editor.take('fill')
    editor.tool().next!(false)
    expect(editor.state().proposal).toMatchObject({ question: 'fill-with', chosen: B })
    editor.tool().confirm!()
    expect(session.state().plan.snapshot.faces).toHaveLength(2)
    editor.tool().click!({ ...pointer(0, 0), at: GAP })
    expect(editor.state().refused).toMatchObject({ refused: 'not-a-gap', grid: B })
  })

  test('grids walked to with Tab and kept with Space are merged', async () => {
    const { editor, session } = await table()
    editor.take('merge')
    const tool = editor.tool()
    tool.next!(false)
    tool.pin!()
    tool.next!(false)
    expect(editor.state()).toMatchObject({ ready: true, proposal: { question: 'keep' } })
    tool.choose!(B)
    tool.confirm!()
    expect(session.state().plan.snapshot.grids.map(({ key }) => key)).toEqual([B])
  })

  test('ground is assigned by a ring in one stroke', async () => {
    const { editor, session } = await table()
    session.stage.select([B])
    editor.take('assign')
    const tool = editor.tool()
    expect(tool.down!(pointer(2000, 2000, { shift: true }))).toBe(true)
    for (const [x, y] of [
      [3500, 2000],
      [3500, 4000],
      [2000, 4000],
    ] as const)
      tool.drag!(pointer(x, y))
    expect(editor.picture().pieces).toHaveLength(1)
    tool.up!(pointer(2000, 4000))
    expect(editor.state().refused).toBeNull()
    expect(session.state().plan.changes.size).toBe(1)
  })
})
