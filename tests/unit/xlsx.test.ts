import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { openFile } from '../../api/formats/open.ts'
import type { OpenFile } from '../../api/formats/open-layer.ts'
import { idNumber } from '../fixtures/id-numbers.ts'
import { plainRows, type RawBook, type RawSheet, rawWorkbook } from '../fixtures/workbooks.ts'

const open = (sheets: readonly RawSheet[], book?: RawBook) => openFile('a.xlsx', rawWorkbook(sheets, book))
const sheet = (rows: string, behind = ''): RawSheet => ({ name: '表', rows, behind })
const merges = (...refs: readonly string[]) =>
  `<mergeCells>${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`

/** What the first layer holds: line and cells, or the reason of a fault. */
function rowsOf({ layers }: OpenFile) {
  return [...(layers[0]?.read() ?? [])].map((item) =>
    'reason' in item ? item.reason : ([item.record.place.line, item.record.properties] as const),
  )
}
const reasonsOf = ({ problems }: OpenFile) => problems.map(({ reason }) => reason)

describe('cells', () => {
  it.each<[string, string, unknown]>([
    ['a shared text', '<c r="B2" t="s"><v>0</v></c>', '张三'],
    ['a shared text in pieces, without how it is read', '<c r="B2" t="s"><v>1</v></c>', '李四'],
    ['an inline text', '<c r="B2" t="inlineStr"><is><t> 王五 </t></is></c>', '王五'],
    ['a number', '<c r="B2"><v>13800138000</v></c>', 13800138000],
    ['a number with an exponent', '<c r="B2"><v>1.3800138E10</v></c>', 13800138000],
    ['a number too long to be exact', '<c r="B2"><v>330106199003070011</v></c>', '330106199003070011'],
    ['a day', '<c r="B2" s="1"><v>45352</v></c>', '2024-03-01'],
    ['a day before the one that never was', '<c r="B2" s="1"><v>1</v></c>', '1900-01-01'],
    ['a moment', '<c r="B2" s="1"><v>45352.4375</v></c>', '2024-03-01 10:30'],
    ['a day in a format of its own', '<c r="B2" s="2"><v>45352</v></c>', '2024-03-01'],
    ['a number that is red', '<c r="B2" s="3"><v>45352</v></c>', 45352],
    ['true', '<c r="B2" t="b"><v>1</v></c>', true],
    ['an error', '<c r="B2" t="e"><v>#N/A</v></c>', ''],
    ['the value of a formula', '<c r="B2"><f>SUM(A1:A9)</f><v>7</v></c>', 7],
    ['the text of a formula', '<c r="B2" t="str"><f>HYPERLINK("http://x")</f><v>看</v></c>', '看'],
    ['a cell that does not say where it stands', '<c><v>7</v></c>', 7],
    ['a text that is not there', '<c r="B2" t="s"><v>99</v></c>', ''],
  ])('%s', async (_, cell, value) => {
    const head = plainRows([['编号', '值']])
    const opened = await open([sheet(`${head}<row r="2"><c r="A2"><v>1</v></c>${cell}</row>`)], {
      strings: '<si><t>张三</t></si><si><r><t>李</t></r><r><t>四</t></r><rPh><t>LI</t></rPh></si>',
      styles:
        '<numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m月"/><numFmt numFmtId="171" formatCode="[Red]0.00"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs>',
    })
    expect(rowsOf(opened)).toEqual([[2, { 编号: 1, 值: value }]])
  })

  it('days count from 1904 where the workbook says so', async () => {
    const rows = `${plainRows([['日期', '值']])}<row r="2"><c r="A2" s="0"><v>43890</v></c></row>`
    const opened = await open([sheet(rows)], {
      styles: '<cellXfs><xf numFmtId="14"/></cellXfs>',
      date1904: true,
    })
    expect(rowsOf(opened)).toEqual([[2, { 日期: '2024-03-01', 值: '' }]])
  })
})

describe('the header is found', () => {
  const data = [
    ['H1', '张三', '13800138000', '301'],
    ['H2', '李四', '', '302'],
  ]

  it('below a title and who filled it in', async () => {
    const rows = [
      ['南桥社区住户表'],
      ['填报单位：南桥社区', null, '时间：2026年'],
      ['编号', '姓名', '电话', '房号'],
      ...data,
    ]
    const opened = await open([sheet(plainRows(rows), merges('A1:D1'))])
    expect(opened.layers[0]?.columns).toEqual(['编号', '姓名', '电话', '房号'])
    expect(rowsOf(opened).map((row) => row[0])).toEqual([4, 5])
  })

  it('over two rows of merged cells', async () => {
    const rows = [['住户表'], ['编号', '户主', null, '房号'], [null, '姓名', '电话', null], ...data]
    const opened = await open([sheet(plainRows(rows), merges('A1:D1', 'A2:A3', 'B2:C2', 'D2:D3'))])
    expect(opened.layers[0]?.columns).toEqual(['编号', '户主/姓名', '户主/电话', '房号'])
    expect(rowsOf(opened)).toHaveLength(2)
  })

  it('over groups of columns that are all merged', async () => {
    const rows = [['户主', null, '住处', null], ['姓名', '电话', '楼栋', '房号'], ...data]
    const opened = await open([sheet(plainRows(rows), merges('A1:B1', 'C1:D1'))])
    expect(opened.layers[0]?.columns).toEqual(['户主/姓名', '户主/电话', '住处/楼栋', '住处/房号'])
  })

  it('and a header that stands twice, on every page, or over nothing does no harm', async () => {
    const head = ['编号', '备注', '备注', '']
    const rows = [head, ['H1', '甲', '乙', 'x'], head, [null], ['H2', '丙', null]]
    const opened = await open([sheet(plainRows(rows))])
    expect(opened.layers[0]?.columns).toEqual(['编号', '备注', '备注 (2)'])
    expect(rowsOf(opened)).toEqual([
      [2, { 编号: 'H1', 备注: '甲', '备注 (2)': '乙' }],
      [5, { 编号: 'H2', 备注: '丙', '备注 (2)': '' }],
    ])
  })
})

describe('positions', () => {
  it.each<[string, readonly string[], readonly (string | number)[], unknown]>([
    ['two columns', ['编号', '经度', '纬度'], ['1', 120.5, 30.25], [120.5, 30.25]],
    ['with brackets', ['编号', '东经(°)', '北纬(°)'], ['1', '120.5', '30.25'], [120.5, 30.25]],
    ['degrees with letters', ['编号', '经度', '纬度'], ['1', 'E120.5°', '30.25°N'], [120.5, 30.25]],
    ['degrees, minutes and seconds', ['编号', '经度', '纬度'], ['1', '120°30′00″', '30°15′'], [120.5, 30.25]],
    ['one cell', ['编号', '坐标'], ['1', '120.5，30.25'], [120.5, 30.25]],
    ['one cell, latitude first', ['编号', '经纬度'], ['1', '(30.25, 120.5)'], [120.5, 30.25]],
    ['x and y', ['编号', 'X', 'Y'], ['1', 500123.4, 3350123.4], [500123.4, 3350123.4]],
    [
      'x to the north, as surveyors have it',
      ['编号', 'X坐标', 'Y坐标'],
      ['1', 3350123.4, 40500123.4],
      [40500123.4, 3350123.4],
    ],
  ])('%s', async (_, head, cells, at) => {
    const opened = await open([sheet(plainRows([head, cells]))])
    const [item] = [...opened.layers[0]!.read()]
    expect(item).toMatchObject({ record: { shape: { kind: 'point', at } } })
  })

  it('an ID-card number in a column of positions is repeated to nobody', async () => {
    const id = idNumber('110101', '19900307', '001')
    const rows = [
      ['编号', '经度', '纬度'],
      ['1', `张三${id}`, '30'],
      ['2', id, '30'],
    ]
    const opened = await open([sheet(plainRows(rows))])
    const read = [...opened.layers[0]!.read()]
    expect(read.map((item) => 'reason' in item && item.reason)).toEqual(['wrong-value', 'missing-value'])
    expect(JSON.stringify(read)).not.toContain(id)
  })

  it('words in a column of positions are a fault of that row', async () => {
    const rows = [
      ['编号', '经度', '纬度'],
      ['1', '不详', '30'],
      ['2', 120, 30],
    ]
    const opened = await open([sheet(plainRows(rows))])
    const [first, second] = [...opened.layers[0]!.read()]
    expect(first).toMatchObject({ reason: 'wrong-value', line: 2, column: '经度', values: { value: '不详' } })
    expect(second).toMatchObject({ record: { place: { line: 3 } } })
  })
})

describe('sheets', () => {
  const rows = plainRows([
    ['编号', '名称'],
    ['1', '甲'],
  ])

  it('each is a layer, hidden and empty ones are none', async () => {
    const opened = await open([
      { name: '一', rows },
      { name: '藏', rows, state: 'hidden' },
      { name: '空', rows: '' },
      { name: '二', rows },
    ])
    expect(opened.layers.map(({ name }) => name)).toEqual(['一', '二'])
  })

  it('what lies outside of the workbook is not looked for', async () => {
    const outside = `<Relationships><Relationship Id="s1" Type="x/worksheet" TargetMode="External" Target="file:///etc/passwd"/></Relationships>`
    const opened = await open([{ name: '一', rows }], { more: { 'xl/_rels/workbook.xml.rels': outside } })
    expect(reasonsOf(opened)).toEqual(['no-features'])
    const above = outside
      .replace('TargetMode="External" ', '')
      .replace('file:///etc/passwd', '../../etc/passwd')
    const missing = await open([{ name: '一', rows }], { more: { 'xl/_rels/workbook.xml.rels': above } })
    expect(reasonsOf(missing)).toEqual(['damaged-file'])
  })
})

describe('a hostile or broken workbook is refused', () => {
  const bomb = `<!DOCTYPE a [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><worksheet><sheetData>&b;</sheetData></worksheet>`
  it.each<[string, Record<string, string>, string]>([
    ['entities that swell', { 'xl/worksheets/sheet1.xml': bomb }, 'doctype-refused'],
    ['XML that stops', { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row' }, 'damaged-file'],
    ['elements without end', { 'xl/worksheets/sheet1.xml': '<a>'.repeat(1_000) }, 'too-deep'],
    ['no list of sheets', { 'xl/workbook.xml': '' }, 'damaged-file'],
    ['texts that stop', { 'xl/sharedStrings.xml': '<sst><si>' }, 'damaged-file'],
  ])('%s', async (_, more, reason) => {
    const opened = await open(
      [
        sheet(
          plainRows([
            ['编号', '名称'],
            ['1', '甲'],
          ]),
        ),
      ],
      { more },
    )
    expect(reasonsOf(opened)).toEqual([reason])
  })

  it('a fault far down stands behind the rows before it', async () => {
    const lines = Array.from({ length: 5_000 }, (_, i) => [`H${i}`, '甲'])
    const rows = `${plainRows([['编号', '名称'], ...lines])}<row r="9000"><c></row>`
    const read = rowsOf(await open([sheet(rows)]))
    expect(read.length).toBeGreaterThan(3_000)
    expect(read.at(-1)).toBe('damaged-file')
  })

  it('a cell far to the right, a row far down and a text without end cost nothing', async () => {
    const far = `<row r="1048576"><c r="XFD1048576"><v>1</v></c><c r="ZZZZZZZZ1"><v>1</v></c><c r="A9" t="inlineStr"><is><t>${'长'.repeat(100_000)}</t></is></c></row>`
    const opened = await open([
      sheet(
        `${plainRows([
          ['编号', '名称'],
          ['1', '甲'],
        ])}${far}`,
      ),
    ])
    const [, last] = rowsOf(opened)
    expect(last?.[0]).toBe(1_048_576)
    expect(String(Object.values(last?.[1] ?? {})[0]).length).toBeLessThan(200_000)
  })

  it('a binary workbook says how to save it', async () => {
    const bytes = zipSync({ 'xl/workbook.bin': strToU8('x'), '[Content_Types].xml': strToU8('<Types/>') })
    expect(reasonsOf(await openFile('a.xlsb', bytes))).toEqual(['convert-xls'])
  })
})
