import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ImportTarget } from '../../api/contract/import-jobs.ts'
import { type Importing, importing } from '../fixtures/importing.ts'
import { type PeopleServer, peopleServer } from '../fixtures/people-server.ts'

let server: PeopleServer
let office: Importing
beforeAll(async () => {
  server = await peopleServer()
  office = importing(server, await server.as('admin'), '999902001001')
})
afterAll(() => server.close())

type Mapping = Readonly<Record<string, string>>
type Case = readonly [target: ImportTarget, mapping: Mapping, rows: readonly string[], counted: string]

/** Files as an office has them, each about what the one before brought. */
const FILES: readonly Case[] = [
  [
    'staff',
    { code: '工号', name: '姓名', phone: '电话' },
    ['工号,姓名,电话', 'G1,赵新,13911112222', 'G2,钱新,'],
    'staff',
  ],
  [
    'posts',
    { code: '工号', role: '岗位', building: '楼栋', consent: '同意' },
    ['工号,岗位,楼栋,同意', 'G1,楼栋长,3栋,2026-10-01', 'G2,专职网格员,4号楼,'],
    'post',
  ],
  [
    'households',
    { address: '地址', occupancy: '状态' },
    ['地址,状态', '小院2号楼1单元501室,出租', '小院2号楼东单元502室,', '小社区3号楼201,空置'],
    'household',
  ],
  [
    'persons',
    { address: '地址', name: '姓名', birthYear: '出生日期', phone: '电话', relation: '关系' },
    [
      '地址,姓名,出生日期,电话,关系',
      '小院2号楼1单元501室,孙大,1980-05-06,13933334444,户主',
      '小院2号楼1单元501室,孙小,2020年3月,,子女',
    ],
    'person',
  ],
  [
    'visits',
    { building: '楼栋', room: '房号', staff: '走访人', day: '日期', outcome: '结果', note: '备注' },
    ['楼栋,房号,走访人,日期,结果,备注', '3号楼,201,王干部3,2026/10/8,见面,都好'],
    'visit',
  ],
]

const countOf = async (table: string): Promise<number> =>
  (await server.rows<{ n: number }>(`select count(*)::int as n from ${table}`))[0]!.n

describe('a town brought in from five tables', () => {
  it('is written once, known again, and taken back in the other order', async () => {
    const jobs = []
    const before = await Promise.all(FILES.map(([, , , table]) => countOf(table)))
    for (const [target, mapping, rows, table] of FILES) {
      const send = async () =>
        office.check(await office.send(`${target}.csv`, `${rows.join('\n')}\n`), { target, mapping })
      const was = await countOf(table)
      const checked = await send()
      expect([target, checked.report?.problems, checked.report?.counts]).toMatchObject([
        target,
        [],
        { new: rows.length - 1, failed: 0 },
      ])
      expect(await office.apply(checked)).toMatchObject({ state: 'applied' })
      expect([target, await countOf(table)]).toEqual([target, was + rows.length - 1])
      const again = await send()
      expect([target, again.report?.counts]).toMatchObject([
        target,
        { new: 0, changed: 0, conflict: 0, failed: 0, same: rows.length - 1 },
      ])
      jobs.push(checked)
    }
    const kept: (readonly [string, number])[] = []
    for (const [i, job] of [...jobs.entries()].reverse()) {
      const undone = await office.undo(job)
      kept.push([FILES[i]![0], undone.kept.length])
    }
    // Posts that have begun stay on record, ended, and whoever held them with them.
    expect(kept).toEqual([
      ['visits', 0],
      ['persons', 0],
      ['households', 0],
      ['posts', 2],
      ['staff', 2],
    ])
    const after = await Promise.all(FILES.map(([, , , table]) => countOf(table)))
    expect(after.map((n, i) => n - before[i]!)).toEqual([2, 2, 0, 0, 0])
  })

  it('takes households and then their heads from one list, as offices keep it', async () => {
    const rows = ['地址,状态,户主,户主电话', '小院2号楼1单元701室,常住,周大,13977778888', '']
    const bring = async (target: ImportTarget, mapping: Mapping) => {
      const sent = await office.send('花名册.csv', rows.join('\n'))
      return office.apply(await office.check(sent, { target, mapping }))
    }
    const written = [
      await bring('households', { address: '地址', occupancy: '状态' }),
      await bring('persons', { address: '地址', name: '户主', phone: '户主电话' }),
    ]
    expect(written.map(({ state }) => state)).toEqual(['applied', 'applied'])
    expect(await server.rows("select relation from person where name = '周大'")).toEqual([
      { relation: '户主' },
    ])
    for (const job of written.reverse()) expect((await office.undo(job)).state).toBe('undone')
  })

  it('tells how surely each household was placed, and which stand nowhere yet', async () => {
    const rows = ['地址,状态', '小院2号楼601室,', '小院1号楼602室,', '远方花园9号楼1单元101室,', '']
    const sent = await office.send('住户.csv', rows.join('\n'))
    const checked = await office.check(sent, { target: 'households', mapping: { address: '地址' } })
    expect(checked.report).toMatchObject({
      counts: { new: 2, failed: 0 },
      placing: { own: 0, sure: 1, likely: 1, unplaced: 1 },
    })
    expect(await office.apply(checked)).toMatchObject({ state: 'applied' })
  })
})
