import { describe, expect, test } from 'vitest'
import type { Action } from '#plan/actions/action.ts'
import type { DraftSession } from '../../web/editor/draft-session.ts'
import { A, B, fakeServer, GAP, type Kept } from './editor-server.ts'

/** What is seen of a draft, byte for byte. */
function seen(session: DraftSession): string {
  const { snapshot, locks } = session.state().plan
  return JSON.stringify([snapshot, locks])
}

function rename(session: DraftSession, grid: string, name: string): Action {
  return { type: 'describe', id: session.newId(), grid, name }
}

function fill(session: DraftSession): Action {
  return { type: 'fillGap', id: session.newId(), face: GAP, to: B }
}

function nameOf(session: DraftSession, key: string): string | undefined {
  return session.state().plan.snapshot.grids.find((grid) => grid.key === key)?.name
}

describe('a draft session', () => {
  test('shows an action before the server has it, and says when it has', async () => {
    const server = fakeServer()
    const session = await server.open('li')
    await server.rest()
    expect(session.state().saving).toBe('saved')
    session.act(fill(session))
    expect(session.state().plan.snapshot.faces).toHaveLength(2)
    expect(session.state()).toMatchObject({ saving: 'saving', unsaved: 1, revision: 0 })
    await server.rest()
    expect(session.state()).toMatchObject({ saving: 'saved', unsaved: 0, revision: 1 })
    expect(JSON.stringify(server.plan().snapshot)).toBe(JSON.stringify(session.state().plan.snapshot))
  })

  test('refuses at once what cannot be, and sends nothing', async () => {
    const server = fakeServer()
    const session = await server.open('li')
    await server.rest()
    const outcome = session.act({ type: 'fillGap', id: session.newId(), face: GAP, to: A })
    expect(outcome).toMatchObject({ refused: 'not-adjacent' })
    await server.rest()
    expect(server.sendings()).toBe(0)
    expect(session.state().undo).toBeNull()
  })

  test('two browsers that draw at once end byte for byte alike', async () => {
    const server = fakeServer()
    const li = await server.open('li')
    const wang = await server.open('wang')
    await server.rest()
    for (const [i, session] of [li, wang, li, wang].entries()) session.act(rename(session, A, `甲${i}`))
    wang.act(fill(wang))
    li.act(rename(li, B, '乙'))
    await server.rest()
    expect(li.state()).toMatchObject({ revision: 6, saving: 'saved', clashes: [] })
    expect(seen(wang)).toBe(seen(li))
    expect(seen(li)).toBe(JSON.stringify([server.plan().snapshot, server.plan().locks]))
  })

  test('others’ actions arrive without being asked for', async () => {
    const server = fakeServer()
    const li = await server.open('li')
    const wang = await server.open('wang')
    await server.rest()
    li.act(rename(li, A, '桥东'))
    await server.rest()
    expect(nameOf(wang, A)).toBe('桥东')
    expect(wang.state().log.at(-1)).toMatchObject({ by: 'li', mine: false, revision: 1 })
    expect(wang.state().undo).toBeNull()
  })

  test('what no longer applies beside others’ work becomes a clash, the rest is saved', async () => {
    const server = fakeServer()
    const li = await server.open('li')
    const wang = await server.open('wang')
    await server.rest()
    server.cutOff('li', true)
    wang.act(fill(wang))
    await server.rest()
    expect(li.state().revision).toBe(0)
    li.act({ type: 'exempt', id: li.newId(), face: GAP, reason: 'water' })
    li.act(rename(li, B, '桥西'))
    await server.rest()
    expect(li.state()).toMatchObject({ saving: 'offline', unsaved: 2 })
    server.cutOff('li', false)
    await server.rest()
    expect(li.state().saving).toBe('clash')
    expect(li.state().clashes).toMatchObject([
      { action: { type: 'exempt' }, refusal: { refused: 'not-a-gap' } },
    ])
    expect(nameOf(wang, B)).toBe('桥西')
    expect(seen(li)).toBe(seen(wang))
    li.dismissClashes()
    expect(li.state().saving).toBe('saved')
  })

  test('offline nothing is lost, not even by a reload', async () => {
    const server = fakeServer()
    const kept: Kept = { actions: [] }
    const before = await server.open('li', kept)
    await server.rest()
    server.cutOff('li', true)
    before.act(fill(before))
    before.act(rename(before, A, '桥东'))
    await server.rest()
    expect(before.state()).toMatchObject({ saving: 'offline', unsaved: 2, trouble: { kind: 'offline' } })
    before.close()
    expect(kept.actions).toHaveLength(2)

    server.cutOff('li', false)
    const after = await server.open('li', kept)
    expect(after.state().plan.snapshot.faces).toHaveLength(2)
    await server.rest()
    expect(after.state()).toMatchObject({ saving: 'saved', revision: 2 })
    expect(kept.actions).toHaveLength(0)
    expect(server.log().map(({ action }) => action.type)).toEqual(['fillGap', 'describe'])
  })

  test('an action whose confirmation was lost is not done twice', async () => {
    const server = fakeServer()
    const session = await server.open('li')
    await server.rest()
    server.loseNextReply()
    session.act(fill(session))
    await server.rest()
    expect(session.state().saving).toBe('offline')
    server.cutOff('li', false)
    await server.rest()
    expect(session.state()).toMatchObject({ saving: 'saved', revision: 1, clashes: [] })
    expect(server.log()).toHaveLength(1)
  })

  test('undo and redo walk back and forth over one’s own actions', async () => {
    const server = fakeServer()
    const session = await server.open('li')
    await server.rest()
    const start = seen(session)
    session.act(rename(session, A, '一'))
    session.act(rename(session, A, '二'))
    const end = seen(session)
    expect(session.undo()).toBeNull()
    expect(nameOf(session, A)).toBe('一')
    session.undo()
    expect(seen(session)).toBe(start)
    expect(session.state().undo).toBeNull()
    session.redo()
    session.redo()
    expect(seen(session)).toBe(end)
    expect(session.state().redo).toBeNull()
    session.undo()
    expect(nameOf(session, A)).toBe('一')
    session.act(rename(session, B, '三'))
    expect(session.state().redo, 'drawing afresh ends what could be done again').toBeNull()
    await server.rest()
    expect(session.state().saving).toBe('saved')
    expect(seen(session)).toBe(JSON.stringify([server.plan().snapshot, server.plan().locks]))
  })

  test('undo does not take back what somebody has built on', async () => {
    const server = fakeServer()
    const li = await server.open('li')
    const wang = await server.open('wang')
    await server.rest()
    li.act(rename(li, A, '一'))
    await server.rest()
    wang.act(rename(wang, A, '二'))
    await server.rest()
    expect(li.undo()).toMatchObject({ refused: 'changed-since', grid: A })
  })

  test('what was done before the page was opened is taken back by the server', async () => {
    const server = fakeServer()
    const before = await server.open('li')
    before.act(fill(before))
    await server.rest()
    before.close()
    const after = await server.open('li')
    await server.rest()
    expect(after.state().undo).toMatchObject({ revision: 1 })
    expect(after.undo()).toBeNull()
    await server.rest()
    expect(after.state()).toMatchObject({ revision: 2, saving: 'saved' })
    expect(after.state().plan.snapshot.faces).toHaveLength(3)
    expect(after.state().undo).toBeNull()
    expect(after.state().redo).not.toBeNull()
  })
})
