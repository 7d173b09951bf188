import { describe, expect, test } from 'vitest'
import { USUAL_SETTINGS } from '../../api/contract/boards.ts'
import type { BoardScreen } from '../../api/contract/boards-admin.ts'
import {
  type BoardDraft,
  changeOf,
  draftOf,
  lacksToPublish,
  lacksToSave,
} from '../../web/admin/boards/board-draft.ts'
import { standingOf } from '../../web/admin/boards/board-standing.ts'
import { noticesInOrder } from '../../web/admin/boards/notice-order.ts'
import { positionIn } from '../../web/admin/boards/position-text.ts'
import { placeAt, slideMoved } from '../../web/admin/boards/slide-order.ts'
import { isOldConsent } from '../../web/admin/staff/consent-age.ts'
import { firstCrop, keptSide, pulled, zoomed } from '../../web/admin/staff/crop.ts'
import { choicesIn, queryOf, searchOf } from '../../web/print/choices.ts'

function screen(standing: BoardScreen['standing'], minutes: number): BoardScreen {
  return {
    id: '00000000-0000-7000-8000-000000000001',
    firstSeenAt: '2026-11-22T00:00:00Z',
    seenAt: new Date(Date.parse('2026-11-22T00:00:00Z') + minutes * 60_000).toISOString(),
    dataAt: null,
    version: 1,
    width: 1920,
    height: 1080,
    standing,
  }
}
const fares = (...screens: BoardScreen[]) => standingOf({ screens })

describe('how a board fares', () => {
  test('a screen that hangs somewhere and went silent makes it silent, whatever others show', () => {
    expect(fares(screen('live', 600), screen('silent', 600))).toBe('silent')
    expect(fares(screen('live', 600), screen('behind', 600))).toBe('behind')
    expect(fares(screen('live', 600))).toBe('live')
  })
  test('a phone that only looked in leaves it live while the hall shows it, and silent where nothing does', () => {
    expect(fares(screen('live', 600), screen('silent', 1))).toBe('live')
    expect(fares(screen('live', 600), screen('behind', 1))).toBe('live')
    expect(fares(screen('silent', 1))).toBe('silent')
    expect(fares(screen('live', 1), screen('silent', 1))).toBe('live')
    expect(fares()).toBe('unseen')
  })
})

describe('what a board needs', () => {
  const draft = (more: Partial<BoardDraft>): BoardDraft => ({
    ...draftOf(null, '999902001001', '2026-11-22'),
    slug: 'hall',
    title: '大厅',
    ...more,
  })
  const short = { ...USUAL_SETTINGS, slides: [{ kind: 'overview' as const, seconds: 4 }] }

  test('to be kept: an address nobody has, a title, and a grid of its own jurisdiction', () => {
    expect(lacksToSave(draft({}), ['other'])).toEqual([])
    expect(lacksToSave(draft({ slug: 'Hall' }), [])).toEqual(['slug'])
    expect(lacksToSave(draft({ slug: 'hall-' }), [])).toEqual(['slug'])
    expect(lacksToSave(draft({}), ['hall'])).toEqual(['slug-taken'])
    expect(lacksToSave(draft({ title: ' ', jurisdiction: null }), [])).toEqual(['title', 'jurisdiction'])
    expect(lacksToSave(draft({ grid: '999902001002001' }), [])).toEqual(['grid-elsewhere'])
    expect(lacksToSave(draft({ settings: short }), [])).toEqual(['seconds'])
  })
  test('to be published: an approval number or a whole declaration; half a one is not sent', () => {
    expect(lacksToPublish(draft({ approvalNumber: ' ' }))).toEqual(['approval'])
    expect(lacksToPublish(draft({ basis: 'sketch', declaredOn: '' }))).toEqual(['declaredBy', 'declaredOn'])
    const whole = draft({ basis: 'sketch', declaredBy: '居委会', approvalNumber: '豫S(2026)012号' })
    expect(lacksToPublish(whole)).toEqual([])
    expect(changeOf(whole, true)).toMatchObject({
      approvalNumber: null,
      sketch: { declaredBy: '居委会', on: '2026-11-22' },
    })
    expect(changeOf(draft({ basis: 'sketch' }), false).sketch).toBeNull()
  })
})

test('a slide goes where it is put, and nowhere beyond the row', () => {
  const slides = USUAL_SETTINGS.slides.slice(0, 3)
  const kinds = (moved: readonly { kind: string }[]) => moved.map(({ kind }) => kind)
  expect(kinds(slideMoved(slides, 0, 2))).toEqual(['grids', 'chart', 'overview'])
  expect(kinds(slideMoved(slides, 2, 0))).toEqual(['chart', 'overview', 'grids'])
  expect(slideMoved(slides, 0, -1)).toBe(slides)
  expect(slideMoved(slides, 2, 3)).toBe(slides)
  expect([placeAt([10, 30, 50], 5), placeAt([10, 30, 50], 31), placeAt([10, 30, 50], 99)]).toEqual([0, 2, 2])
})

test('notices of today stand first, those to come follow, past ones are last with the latest first', () => {
  const notice = (title: string, from: string, until: string) => ({ id: title, title, text: '', from, until })
  const notices = [
    notice('older', '2026-01-01', '2026-01-02'),
    notice('later', '2026-12-05', '2026-12-06'),
    notice('old', '2026-11-01', '2026-11-21'),
    notice('soon', '2026-11-23', '2026-12-01'),
    notice('now', '2026-11-22', '2026-11-22'),
  ]
  const inOrder = noticesInOrder(notices, '2026-11-22').map(({ title }) => title)
  expect(inOrder).toEqual(['now', 'soon', 'later', 'old', 'older'])
})

test('coordinates are read as people type them, and nothing else is taken for a place', () => {
  expect(positionIn('113.51234, 35.01234')).toEqual([113.51234, 35.01234])
  expect(positionIn(' 113.5，35 ')).toEqual([113.5, 35])
  for (const text of ['', '113.5', '999, 1', '35.0, 113.5', '1,2,3', 'a, b'])
    expect(positionIn(text)).toBeNull()
})

describe('a square cut from a picture', () => {
  const upright = { width: 400, height: 600 }
  test('begins near the top of an upright picture and never leaves it', () => {
    expect(firstCrop(upright)).toEqual({ x: 200, y: 250, side: 400 })
    expect(pulled(firstCrop(upright), 500, 500, upright)).toEqual({ x: 200, y: 200, side: 400 })
    expect(pulled(firstCrop(upright), -500, -500, upright)).toEqual({ x: 200, y: 400, side: 400 })
  })
  test('is drawn nearer down to 200 pixels, and kept no larger than it is', () => {
    const near = zoomed(firstCrop(upright), 0.01, upright)
    expect(near.side).toBe(200)
    expect(zoomed(near, 100, upright).side).toBe(400)
    expect([keptSide(near), keptSide({ x: 0, y: 0, side: 3000 })]).toEqual([200, 800])
  })
})

test('a consent is old the day after three years, leap days counted', () => {
  expect(isOldConsent('2023-11-22', '2026-11-22')).toBe(false)
  expect(isOldConsent('2023-11-21', '2026-11-22')).toBe(true)
  expect(isOldConsent('2024-02-29', '2027-03-01')).toBe(false)
  expect(isOldConsent('2024-02-29', '2027-03-02')).toBe(true)
  expect(isOldConsent(null, '2026-11-22')).toBe(false)
})

test('an address names what goes on paper; nonsense in it is the usual paper', () => {
  expect(choicesIn('?what=chart&paper=8K&turn=upright')).toEqual({
    what: 'chart',
    paper: '8K',
    turn: 'upright',
  })
  expect(choicesIn('?paper=B5')).toEqual({ what: 'map', paper: 'A3', turn: null })
  const choices = choicesIn('?paper=4K')
  expect(choicesIn(searchOf(choices))).toEqual(choices)
  expect(queryOf(choices, 'en')).toEqual({ what: 'map', paper: '4K', lang: 'en' })
})
