import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatAddress } from '../../api/lookup/address/address-parts.ts'
import { parseAddress, readAddress } from '../../api/lookup/address/parse-address.ts'

const SEED = 20261122

const maybe = (text: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.oneof(fc.constant(''), text)
const label = fc.integer({ min: 1, max: 120 }).map(String)
const chinese = fc.constantFrom('一', '二', '三', '十', '十二', '二十一')
const count = fc.oneof(label, chinese)
const stem = fc.constantFrom(
  '南桥',
  '建设',
  '幸福',
  '五一',
  '绿城',
  '柳湾',
  '三里',
  '云河',
  '滨江',
  '赵家',
  '大学',
  '花园',
)

const region = fc.constantFrom(
  '',
  '江苏泰州兴化市昌荣镇',
  '广东省深圳市盐田区',
  '云河县宁和街道',
  '上海上海宝山区',
  '宁和街道',
  '内蒙古呼和浩特市新城区',
  '重庆渝北区两路镇',
)
const community = stem.map((name) => `${name}社区`)
const road = fc.tuple(stem, fc.constantFrom('路', '大道', '东街', '巷')).map((words) => words.join(''))
const gate = fc.oneof(
  count.map((number) => `${number}号`),
  label.map((number) => `${number}号院`),
  label.map((number) => `${number}弄`),
  fc.tuple(label, fc.constantFrom('号附', '之', '-'), label).map(([a, dash, b]) => `${a}${dash}${b}号`),
  fc.tuple(label, label, fc.constantFrom('', '单号', '双号')).map(([a, b, side]) => `${a}号至${b}号${side}`),
)
const compound = fc
  .tuple(stem, fc.constantFrom('花园', '小区', '公寓', '新村', '里'))
  .map((words) => words.join(''))
const building = fc.oneof(
  fc.tuple(count, fc.constantFrom('号楼', '栋', '幢', '座', '#')).map((words) => words.join('')),
  fc
    .tuple(fc.constantFrom('A', 'B', 'k8'), fc.constantFrom('座', '栋', '号楼'))
    .map((words) => words.join('')),
)
const gap = fc.constantFrom('', ' ', '，')
const unit = count.map((number) => `${number}单元`)
const floor = count.map((number) => `${number}层`)
const room = fc.oneof(
  fc.integer({ min: 101, max: 3399 }).map(String),
  fc.integer({ min: 101, max: 999 }).map((number) => `${number}室`),
  fc.constantFrom('五〇一', '17A', '二零二', '东户'),
)
const inside = fc.oneof(
  fc.tuple(label, fc.integer({ min: 1, max: 12 }), room).map((labels) => labels.join('-')),
  fc.tuple(building, maybe(unit), maybe(floor), gap, maybe(room)).map((parts) => parts.join('')),
)
const village = fc.tuple(stem, count, count).map(([name, group, house]) => `${name}村${group}组${house}号`)

const address = fc
  .tuple(
    region,
    maybe(community),
    fc.oneof(
      village,
      fc.tuple(road, maybe(gate), maybe(compound)).map((parts) => parts.join('')),
    ),
    gap,
    maybe(inside),
  )
  .map((parts) => parts.join(''))

/** Characters of addresses in any order: what no one means and somebody will paste. */
const noise = fc
  .array(
    fc.constantFrom(
      ...'南桥花园路街道区县市省镇村组社区号楼栋单元层室附之至双单0123456789-~#|，。（）【】 abfx三十百零甲东侧近',
    ),
    {
      maxLength: 40,
    },
  )
  .map((characters) => characters.join(''))

test.each([
  ['an address', address, 1_500],
  ['noise', noise, 1_500],
  ['any text', fc.string({ unit: 'grapheme', maxLength: 60 }), 1_000],
] as const)('what was read of %s is read again from its canonical form', (_, texts, numRuns) => {
  fc.assert(
    fc.property(texts, (text) => {
      const parts = parseAddress(text)
      expect(parseAddress(formatAddress(parts))).toEqual(parts)
    }),
    { seed: SEED, numRuns },
  )
})

test('an address is in canonical form when it was read once', () => {
  fc.assert(
    fc.property(address, (text) => {
      const { parts } = readAddress(text)
      expect(readAddress(formatAddress(parts)).parts).toEqual(parts)
    }),
    { seed: SEED, numRuns: 1_500 },
  )
})
