import { FILE_PROBLEMS, type Sentence } from './import-file-sentences.ts'
import { KIND_PROBLEMS } from './import-kind-sentences.ts'
import type { ImportNote, ImportProblem, ImportReason, ImportRemark } from './imports.ts'

/** One sentence a reason; words in braces are its values, and `{column}` the property or column. */
const PROBLEMS: Readonly<Record<ImportReason, Sentence>> = {
  ...FILE_PROBLEMS,
  ...KIND_PROBLEMS,
  'unreadable-file': ['文件读不了：{fault}', 'The file cannot be read: {fault}'],
  'empty-file': ['文件是空的', 'The file is empty'],
  'too-large': [
    '解压后超过 {limitMb} MB 的上限，请拆分后再导入',
    'It is over the limit of {limitMb} MB unpacked; split it and import the parts',
  ],
  'damaged-gzip': ['gzip 压缩数据已损坏', 'The gzip data is damaged'],
  'truncated-gzip': [
    'gzip 文件不完整，可能没有传完',
    'The gzip file ends too early; the copy may be incomplete',
  ],
  'not-text': [
    '不是文本文件（UTF-8、UTF-16 和 GB18030 都解不开）',
    'It is not text (neither UTF-8 nor UTF-16 nor GB18030)',
  ],
  'invalid-json': [
    'JSON 有误：第 {lineColumn} 列（偏移 {offset}）处“{found}”',
    'Invalid JSON at column {lineColumn} (offset {offset}): "{found}"',
  ],
  'invalid-csv': [
    'CSV 有误，引号可能没有配对（{fault}）',
    'Invalid CSV, perhaps an unpaired quotation mark ({fault})',
  ],
  'not-a-feature-collection': [
    '不是 GeoJSON FeatureCollection（type 为“{type}”）',
    'It is not a GeoJSON FeatureCollection (its type is "{type}")',
  ],
  'no-features': ['里面没有任何要素或数据行', 'It holds no feature and no row'],
  'foreign-crs': [
    '坐标系是 {crs}，这里不认识；请指明它是哪一个，或先转换为 EPSG:4490',
    'Its reference system is {crs}, which is not known here; say which it is, or convert to EPSG:4490 first',
  ],
  'missing-column': ['没有“{column}”这一项；有的是：{has}', 'There is no "{column}"; there are: {has}'],
  'duplicate-column': ['“{column}”列出现不止一次', 'The column "{column}" appears more than once'],
  'not-a-feature': ['不是 GeoJSON Feature', 'It is not a GeoJSON Feature'],
  'no-geometry': ['没有几何图形', 'It has no geometry'],
  'wrong-geometry-type': [
    '几何类型是 {type}，这里不能用',
    'Its geometry is a {type}, which does not serve here',
  ],
  'malformed-coordinates': ['坐标写法有误：{where}', 'Its coordinates are malformed: {where}'],
  'not-finite': ['坐标不是有限的数：{x}, {y}', 'A coordinate is not a finite number: {x}, {y}'],
  'out-of-range': ['{x}, {y} 超出经纬度范围', '{x}, {y} is outside the range of longitude and latitude'],
  'swapped-axes': [
    '{x}, {y} 像是纬度写在了经度前面，应为 [经度, 纬度]',
    '{x}, {y} looks like latitude before longitude; it should be [longitude, latitude]',
  ],
  'projected-coordinates': [
    '{x}, {y} 是投影坐标（米），不是度；请先转换为经纬度',
    '{x}, {y} are metres of a projection, not degrees; convert to longitude and latitude first',
  ],
  'degrees-not-metres': [
    '{x}, {y} 像是经纬度，而坐标系 {crs} 用米；请改选经纬度坐标系',
    '{x}, {y} looks like degrees, but {crs} counts in metres; choose a reference system of degrees',
  ],
  'outside-crs': [
    '{x}, {y} 不在坐标系 {crs} 的范围内，坐标系或带号可能选错了',
    '{x}, {y} is outside the range of {crs}; the reference system or its zone may be the wrong one',
  ],
  'ring-too-short': [
    '一个环至少要有 4 个点（首尾相同），{where} 只有 {positions} 个',
    'A ring needs at least 4 positions (first and last alike); {where} has {positions}',
  ],
  'self-crossing': ['边界在 {x}, {y} 附近与自己相交', 'Its boundary crosses itself near {x}, {y}'],
  'too-small': ['取整到约 1 厘米后面积为零', 'Nothing of it is left when rounded to about 1 cm'],
  'wrong-cell-count': [
    '这一行有 {cells} 格，表头有 {columns} 格',
    'The row has {cells} cells, the header {columns}',
  ],
  'missing-value': ['“{column}”没有填', '"{column}" is not filled in'],
  'wrong-value': ['“{column}”的值“{value}”不能用', 'The value "{value}" of "{column}" cannot be used'],
  'duplicate-code': ['编号“{code}”与前面的重复（{first}）', 'The code "{code}" is already that of {first}'],
  'parent-needed': [
    '上一级有 {count} 个网格，请用 --parent-property 指明写有上级编号的属性',
    'The level above has {count} grids; say with --parent-property which property names the parent',
  ],
  'unknown-parent': ['上一级里没有“{parent}”', 'The level above has no "{parent}"'],
  'unknown-building': ['没有楼栋“{building}”', 'There is no building "{building}"'],
  'ambiguous-building': [
    '有 {count} 栋楼叫“{building}”，请改用楼栋编号',
    '{count} buildings are called "{building}"; give the building\'s code instead',
  ],
  'no-building-near': ['{limitM} 米内没有楼栋', 'There is no building within {limitM} m'],
  'too-wide': [
    '跨度有 {degrees} 度，一张网格图最多 4 度；坐标可能有误',
    'It spans {degrees} degrees and a plan at most 4; some coordinates may be wrong',
  ],
  'root-overlaps': [
    '{other} 的方案已覆盖这里，但其中没有 {root} 的范围；请先发布一份包含 {root} 的 {other} 方案，再导入它的网格',
    'The plan of {other} covers this place and has no ground of {root}; publish a plan of {other} that has it, then import its grids',
  ],
  'root-no-community': [
    '网格要按社区（村）导入，{root} 不是社区；请逐个选择它下面的社区再导入',
    'Grids are imported for one community or village, and {root} is none; choose the communities below it one by one',
  ],
  'grids-outside': [
    '{count} 个网格没有一个在 {root} 的范围内；请核对所选社区、坐标系和偏移',
    'None of {count} grids lies in {root}; look at the community, the reference system and the shift',
  ],
  'unknown-root': ['还没有 {root}，请先导入它的网格', 'There is no {root} yet; import its grids first'],
  'root-is-new': [
    '{root} 是新的，需要 --name、--contact-name 和 --contact-phone：没有网格负责的地方由它答复',
    '{root} is new and needs --name, --contact-name and --contact-phone: it answers where no grid does',
  ],
  'outside-place': [
    '它在 {root} 的网格图之外；请核对坐标系和偏移，或改选它所在的社区或街道',
    'It lies outside the plan of {root}; look at the reference system and the shift, or choose the community or street it lies in',
  ],
  'changed-meanwhile': [
    '检查之后，有一行在这里被改过，什么都没有写入；请重新检查',
    'A row was changed here after the check, so nothing was written; check once more',
  ],
  'plan-changed-meanwhile': [
    '检查之后，发布了新的方案，什么都没有写入；请重新检查',
    'Another plan was published after the check, so nothing was written; check once more',
  ],
  'too-early': ['生效日期必须晚于 {last}', 'The effective date must be later than {last}'],
  'codes-exhausted': ['超过 999 个网格，编码不够', 'More than 999 grids: the codes do not suffice'],
  'too-many-children': ['“{parent}”下一级超过 99 个', '"{parent}" has more than 99 grids directly below it'],
  finding: [
    '{rule}（{count} 处，例如“{grid}”）：修正数据，或用 --accept-findings 写明接受的理由',
    '{rule} ({count}, such as "{grid}"): mend the data, or state with --accept-findings why it is accepted',
  ],
}

const REMARKS: Readonly<Record<ImportRemark, Sentence>> = {
  'forbidden-dropped': [
    '“{column}”含不得导入的内容，读取时已去掉 {cells} 格',
    '"{column}" holds what must not be brought in: {cells} cells were left out while reading',
  ],
  'decoded-as-gb18030': ['按 GB18030 编码读取', 'Read as GB18030'],
  'height-dropped': ['高程已略去', 'Heights were dropped'],
  'ring-closed': ['首尾不同的环已闭合', 'An open ring was closed'],
  'repeated-points': ['去掉了 {count} 个重复点', '{count} repeated points were dropped'],
  spikes: ['去掉了 {count} 处没有面积的尖刺', '{count} spikes without area were dropped'],
  'ring-dropped': ['{x}, {y} 处一个没有面积的环已略去', 'A ring without area at {x}, {y} was left out'],
  'rings-rebuilt': [
    '环在接触处重新拼接：{before} 个变为 {after} 个',
    'Rings that touch were taken apart or joined: {before} became {after}',
  ],
  'crossing-mended': [
    '边界在 {x}, {y} 附近与自己相交，已拆开',
    'Its boundary crossed itself near {x}, {y} and was taken apart',
  ],
  'parts-merged': [
    '编号“{code}”的 {count} 个要素合为一个网格的几部分',
    '{count} features of the code "{code}" became the parts of one grid',
  ],
  'sticks-out': [
    '“{grid}”伸出上级“{parent}”{areaM2} 平方米，归属以申报的上级为准',
    '"{grid}" sticks {areaM2} m² out of its parent "{parent}"; it follows the declared parent',
  ],
  overlap: ['“{grid}”与“{other}”重叠 {areaM2} 平方米', '"{grid}" and "{other}" overlap by {areaM2} m²'],
  'sliver-closed': [
    '宽 {widthM} 米、{areaM2} 平方米的一条缝已并入“{grid}”',
    '"{grid}" got a seam {widthM} m wide ({areaM2} m²) that nobody held',
  ],
  'inner-gap': [
    '“{grid}”里有 {areaM2} 平方米没有下级网格',
    'In "{grid}" {areaM2} m² are held by no grid below it',
  ],
  'outside-community': [
    '“{grid}”伸出社区边界 {areaM2} 平方米，已截去',
    '"{grid}" reaches {areaM2} m² outside the community, which was cut off',
  ],
  'finding-accepted': ['{rule}（{count} 处）已按理由“{because}”接受', '{rule} ({count}) accepted: {because}'],
}

/** Findings that keep a plan from being published, for sentences in Chinese; English says their keys. */
const RULES_ZH: Readonly<Record<string, string>> = {
  'outer-gap': '无人负责的空白',
  'inner-gap': '没有下级网格的空白',
  'household-unheld': '住户在空白里',
  'layer-shifted': '整层数据疑似偏移',
}

/** Said where a value `suggestion` is what was probably meant. */
const SUGGESTION: Sentence = ['；是不是“{suggestion}”？', '; is it "{suggestion}"?']

/** The sentence of a problem or note, values filled in. Throws when one of them was not given. */
export function importSentence(said: ImportProblem | ImportNote, language: 'zh' | 'en'): string {
  const pair = 'reason' in said ? PROBLEMS[said.reason] : REMARKS[said.remark]
  const at = language === 'zh' ? 0 : 1
  const sentence = said.values.suggestion === undefined ? pair[at] : pair[at] + SUGGESTION[at]
  return sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = name === 'column' ? said.column : said.values[name]
    if (value === undefined || value === null) {
      throw new Error(`The sentence of ${JSON.stringify(said)} wants ${name}`)
    }
    const rule = name === 'rule' && language === 'zh' ? RULES_ZH[value] : undefined
    return rule ?? String(value)
  })
}
