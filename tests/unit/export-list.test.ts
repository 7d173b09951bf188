import { expect, test } from 'vitest'
import { type PeopleMark, type PeopleRow, peopleList } from '../../api/spreadsheets/people-list.ts'
import { workbookParts } from '../fixtures/workbook-text.ts'

const mark: PeopleMark = { by: '李导出', at: '2026-01-31 09:05', place: 'A11 001', mark: '999902-7' }
const row = (more: Partial<PeopleRow> = {}): PeopleRow => ({
  compound: '南桥花园',
  building: '3号楼',
  unit: null,
  floor: 5,
  room: '501',
  occupancy: 'living',
  name: '张*明',
  relation: '户主',
  phone: '138****1234',
  ...more,
})
const csv = async (rows: PeopleRow[], more: Partial<PeopleMark> = {}) =>
  (await peopleList(rows, { ...mark, ...more }, 'csv', 'zh')).toString('utf8').split('\r\n')

test('a CSV begins with a byte order mark and says whose it is', async () => {
  const [first, second, columns, line, last] = await csv([row()])
  expect(first).toBe('\uFEFF"内部资料，不得外传。姓名和电话已脱敏。"')
  expect(second).toBe('"导出人：李导出　时间：2026-01-31 09:05　网格：A11 001　审计编号：999902-7"')
  expect(columns).toContain('"姓名","与户主关系","电话","审计编号"')
  expect(line).toBe('"南桥花园","3号楼","","5","501","常住","张*明","户主","138****1234","999902-7"')
  expect(last).toBe('')
})

test('an unmasked one says why and who agreed', async () => {
  const agreed = { reason: '防汛转移通知', by: '王书记', at: '2026-01-31 09:00' }
  const [first, , third] = await csv([], { agreed })
  expect(first).toContain('严禁外传')
  expect(third).toBe('"理由：防汛转移通知　批准人：王书记　批准时间：2026-01-31 09:00"')
})

test('every row bears the entry of the audit', async () => {
  const lines = await csv([row(), row({ name: null, relation: null, phone: null }), row()])
  expect(lines.slice(3, 6).every((line) => line.endsWith(',"999902-7"'))).toBe(true)
})

test.each(['=1+1', '+86 138', '-2', '@SUM(A1)', ' =1', '\t=1', '＝1', '\r=1'])(
  'what a spreadsheet would take for a formula is text: “%s”',
  async (text) => {
    expect((await csv([row({ name: text })])).join('\r\n')).toContain(`,"'${text}",`)
  },
)

test('quotes and line breaks stay within their cell', async () => {
  const text = (await csv([row({ name: 'a"b\nc,d' })])).join('\r\n')
  expect(text).toContain('"a""b\nc,d"')
})

test('a workbook has the same, as text and without a formula', async () => {
  const file = await peopleList([row({ name: '=1+1' })], mark, 'xlsx', 'en')
  const parts = workbookParts(file)
  const all = [...parts.values()].join('')
  for (const text of ['Confidential', 'Made by 李导出', '=1+1', '138****1234', '999902-7'])
    expect(all).toContain(text)
  expect(all).not.toMatch(/<f[ >]/)
  const sheet = [...parts].find(([name]) => name.includes('worksheets/'))?.[1] ?? ''
  expect(
    [...sheet.matchAll(/<c [^>]*t="([^"]+)"/g)].every(([, type]) => type === 's' || type === 'inlineStr'),
  ).toBe(true)
})
