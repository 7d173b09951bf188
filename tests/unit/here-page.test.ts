import { expect, test } from 'vitest'
import type { z } from 'zod'
import { type Here, here } from '../../api/contract/here.ts'
import { needReceipt, needStanding, newNeed } from '../../api/contract/needs.ts'
import { withDoor } from '../../api/routes/here-first-view.ts'
import { isHere, isReceipt, isStanding } from '../../web/client/here.ts'
import { freshId } from '../../web/here/fresh-id.ts'
import { LONGEST_TEXT, MOST_PICTURES, PHONE } from '../../web/here/need-limits.ts'

const PERSON = { name: '王*', role: '网格长', phone: '0371-66880000' }

/** Every field filled, so that each can be taken away or spoilt in turn. */
const REPLIES: readonly {
  name: string
  schema: z.ZodType
  check: (value: unknown) => boolean
  full: object
}[] = [
  {
    name: 'a door',
    schema: here,
    check: isHere,
    full: {
      address: '南桥花园3号楼2单元',
      position: [113.5, 35],
      jurisdiction: {
        code: '999901001001',
        name: '南桥社区',
        contact: { name: '值班室', phone: '0371-66880000' },
      },
      chain: [{ level: 1, code: '999901001001001', name: '桥东', kind: 'general', staff: [PERSON] }],
      call: { ...PERSON, level: 1, why: 'duty' },
      partners: [{ kind: 'hotline', name: '12345', phone: '12345' }],
      serviceCentre: { name: '服务站', phone: '0371-66880001', hours: '9:00–17:00', position: [113.5, 35] },
      group: { picture: '/api/grids/999901001001001/group.jpg', until: '2026-12-01' },
      needs: { reader: '网格员', keepDays: 180 },
      plan: { version: 3, effectiveFrom: '2026-11-01' },
      dataAt: '2026-11-22T02:00:00.000Z',
    },
  },
  {
    name: 'a receipt',
    schema: needReceipt,
    check: isReceipt,
    full: { receipt: '7K3M-9QXV-T4WA-2HPN', reader: '网格员', keepUntil: '2027-05-21' },
  },
  {
    name: 'a standing',
    schema: needStanding,
    check: isStanding,
    full: {
      kind: 'need',
      state: 'answered',
      answer: '灯已换好。',
      sentAt: '2026-11-22T02:00:00.000Z',
      movedAt: '2026-11-22T03:00:00.000Z',
      keepUntil: '2027-05-21',
    },
  },
]

/** Copies of a value, each with one field, however deep, replaced by `other` or (undefined) taken away. */
function spoilt(value: unknown, other: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => {
    const put = (next: unknown) =>
      Array.isArray(value)
        ? value.map((each, n) => (String(n) === name ? next : each))
        : { ...value, [name]: next }
    return [put(other), ...spoilt(inner, other).map(put)]
  })
}

test.each(REPLIES)("$name is read by the page as by the contract's schema, field by field", (reply) => {
  const { schema, check, full } = reply
  expect([schema.safeParse(full).success, check(full)]).toEqual([true, true])
  const cases = [undefined, null, true, {}].flatMap((other) => spoilt(full, other))
  expect(cases.length).toBeGreaterThan(10)
  const disagreed = cases.filter((each) => schema.safeParse(each).success !== check(each))
  expect(disagreed).toEqual([])
})

test("the form's limits are those of the contract", () => {
  const need = { id: freshId(), kind: 'need', text: '灯不亮', phone: null, pictures: [] as string[] }
  const taken = (more: object) => newNeed.safeParse({ ...need, ...more }).success
  expect(taken({})).toBe(true)
  expect(taken({ text: '灯'.repeat(LONGEST_TEXT) })).toBe(true)
  expect(taken({ text: '灯'.repeat(LONGEST_TEXT + 1) })).toBe(false)
  expect(taken({ pictures: Array(MOST_PICTURES).fill('AAAA') })).toBe(true)
  expect(taken({ pictures: Array(MOST_PICTURES + 1).fill('AAAA') })).toBe(false)
  const phones = ['12345', '0371-6688 0000', '+86 13800001234', '1234', '12a45', '1'.repeat(21)]
  expect(phones.map((phone) => taken({ phone }))).toEqual(phones.map((phone) => PHONE.test(phone)))
})

test('names of any letters stand in the page as text, and its script reads them back as they are', () => {
  const hostile = '<img src=x onerror="alert(1)">&\'$& </script><!--'
  const full = REPLIES[0]!.full as Here
  const said: Here = {
    ...full,
    address: hostile,
    call: { ...full.call, name: hostile, role: hostile, phone: '13800001234' },
  }
  const page = withDoor('<body><main id="here"><p>waiting</p></main></body>', said, 'en')
  expect(page).not.toMatch(/<img|<!--|waiting/)
  expect(page.match(/<\/script>/g)).toHaveLength(1)
  expect(page).toContain('href="tel:13800001234"><span>138 0000 1234</span>')
  const [, json] = /<script type="application\/json" id="door" lang="en">(.*)<\/script>/.exec(page)!
  expect(JSON.parse(json!)).toEqual(said)
})
