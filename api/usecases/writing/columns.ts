import type { SourceFormat } from '#contract/import-files.ts'
import type { Language } from '../../errors.ts'
import type { WrittenColumn } from '../../formats/write/layer.ts'

/** Columns of what is written: at most ten letters, as a Shapefile takes, and how tables for people call them. */
const COLUMNS = {
  code: { kind: 'text', zh: '网格编码', en: 'Grid code' },
  name: { kind: 'text', zh: '网格名称', en: 'Grid' },
  level: { kind: 'integer', zh: '层级', en: 'Level' },
  parent: { kind: 'text', zh: '上级网格编码', en: 'Code of parent' },
  parent_nm: { kind: 'text', zh: '上级网格', en: 'Parent' },
  comm: { kind: 'text', zh: '社区编码', en: 'Community code' },
  comm_name: { kind: 'text', zh: '社区', en: 'Community' },
  kind: { kind: 'text', zh: '类型', en: 'Kind' },
  urban: { kind: 'integer', zh: '城区', en: 'Urban' },
  source: { kind: 'text', zh: '原编码', en: 'Code before import' },
  key: { kind: 'text', zh: '标识', en: 'Key' },
  area_m2: { kind: 'number', zh: '面积（平方米）', en: 'Area in m²' },
  households: { kind: 'integer', zh: '户数', en: 'Households' },
  exempt: { kind: 'text', zh: '豁免原因', en: 'Exemption' },
  rule: { kind: 'text', zh: '规则', en: 'Rule' },
  severity: { kind: 'text', zh: '严重程度', en: 'Severity' },
  details: { kind: 'text', zh: '详情', en: 'Details' },
  accepted: { kind: 'text', zh: '已接受的理由', en: 'Accepted because' },
  from_code: { kind: 'text', zh: '原网格编码', en: 'Code before' },
  from_name: { kind: 'text', zh: '原网格', en: 'Grid before' },
  to_code: { kind: 'text', zh: '新网格编码', en: 'Code after' },
  to_name: { kind: 'text', zh: '新网格', en: 'Grid after' },
  building: { kind: 'text', zh: '楼栋', en: 'Building' },
  unit: { kind: 'text', zh: '单元', en: 'Unit' },
  compound: { kind: 'text', zh: '小区或村组', en: 'Compound or group' },
  floor: { kind: 'integer', zh: '楼层', en: 'Floor' },
  room: { kind: 'text', zh: '房号', en: 'Room' },
  occupancy: { kind: 'text', zh: '居住状况', en: 'Occupancy' },
  person: { kind: 'text', zh: '姓名', en: 'Name' },
  relation: { kind: 'text', zh: '与户主关系', en: 'Relation' },
  phone: { kind: 'text', zh: '电话', en: 'Telephone' },
  notice: { kind: 'text', zh: '说明', en: 'Notice' },
  audit: { kind: 'text', zh: '审计编号', en: 'Audit entry' },
} as const satisfies Readonly<Record<string, { kind: WrittenColumn['kind']; zh: string; en: string }>>

export type ColumnKey = keyof typeof COLUMNS

/** The columns of a layer: in words where people read the file, by their keys where programs do. */
export function columnsOf(
  keys: readonly ColumnKey[],
  format: SourceFormat,
  language: Language,
): WrittenColumn[] {
  const isTable = format === 'csv' || format === 'xlsx'
  return keys.map((key) => ({ name: isTable ? COLUMNS[key][language] : key, kind: COLUMNS[key].kind }))
}
