import { describe, expect, it } from 'vitest'
import { type AddressParts, formatAddress } from '../../api/lookup/address/address-parts.ts'
import { parseAddress, readAddress } from '../../api/lookup/address/parse-address.ts'

/** The parts that were written, in the order of an address. */
function written(text: string): Partial<AddressParts> {
  return Object.fromEntries(Object.entries(parseAddress(text)).filter(([, label]) => label !== null))
}

describe('one door written in many ways', () => {
  it.each([
    '3号楼2单元501',
    '3栋2-501',
    '三号楼二单元五〇一',
    '3#2-501',
    '3-2-501',
    '３号楼２单元５０１室',
    '3幢2单元501户',
    '3座2单元501',
    '3#楼2单元501号',
    '三栋二单元五零一室',
    '三杠二杠五〇一',
    '3 2 501',
    '3—2—501',
    '第3栋第2单元501',
    '03号楼02单元501',
    '3楼2单元501',
    '3号楼2门501',
  ])('%s', (text) => {
    expect(written(text)).toEqual({ building: '3', unit: '2', room: '501' })
  })
})

describe('parts of an address', () => {
  it.each<[string, Partial<AddressParts>]>([
    ['3号楼2单元5层501', { building: '3', unit: '2', floor: '5', room: '501' }],
    ['3号楼5楼501', { building: '3', floor: '5', room: '501' }],
    ['A座1703', { building: 'a', room: '1703' }],
    ['K8栋3单元1302', { building: 'k8', unit: '3', room: '1302' }],
    ['2栋D座714', { building: '2', unit: 'd', room: '714' }],
    ['甲3号楼东单元', { building: '甲3', unit: '东' }],
    ['5号楼B1层', { building: '5', floor: 'b1' }],
    ['建设路18号', { road: '建设路', number: '18' }],
    ['建设路18号附2号', { road: '建设路', number: '18-2' }],
    ['建设路18号之二', { road: '建设路', number: '18-2' }],
    ['建设路18-2号', { road: '建设路', number: '18-2' }],
    ['建设路甲18号院', { road: '建设路', number: '甲18' }],
    ['五一路六号', { road: '五一路', number: '6' }],
    ['建设路1号至15号单号', { road: '建设路', number: '1~15单' }],
    ['建设路1-15号（单号）', { road: '建设路', number: '1~15单' }],
    ['建设路2～30号', { road: '建设路', number: '2~30' }],
    ['建设路双号', { road: '建设路', number: '~双' }],
    ['菊太路777弄24号602室', { road: '菊太路', number: '777弄', house: '24', room: '602' }],
    ['人民路5号幸福里7号', { road: '人民路', number: '5', compound: '幸福里', house: '7' }],
    ['人民路豆腐巷12号', { road: '人民路豆腐巷', number: '12' }],
    ['柳湾村三组12号', { village: '柳湾村', group: '3', number: '12' }],
    ['柳湾三组十二号', { village: '柳湾', group: '3', number: '12' }],
    ['柳湾村第三村民小组12号', { village: '柳湾村', group: '3', number: '12' }],
    ['柳湾村5队8号', { village: '柳湾村', group: '5', number: '8' }],
    ['塔山村前进组', { village: '塔山村', group: '前进' }],
    ['华强新村6栋', { compound: '华强新村', building: '6' }],
    ['南桥社区南桥花园3号楼', { community: '南桥社区', compound: '南桥花园', building: '3' }],
    ['金茂家园一栋一楼100号商铺', { compound: '金茂家园', building: '1', floor: '1', room: '100' }],
    ['尚峰花园4C2231', { compound: '尚峰花园', building: '4c', room: '2231' }],
    ['花园路39号', { road: '花园路', number: '39' }],
    ['大学路80号院3号楼', { road: '大学路', number: '80', building: '3' }],
    ['人民南路四段19号', { road: '人民南路四段', number: '19' }],
    ['和平路35号付2号', { road: '和平路', number: '35-2' }],
    ['珠江新城华夏路10号', { road: '华夏路', number: '10', compound: '珠江新城' }],
    [
      '东四十条甲22号南新仓大厦A座',
      { road: '东四十条', number: '甲22', compound: '南新仓大厦', building: 'a' },
    ],
    ['中关村大街27号1101-08室', { road: '中关村大街', number: '27', room: '1101-08' }],
    [
      '大学路80号院3号楼东单元6楼东户',
      { road: '大学路', number: '80', building: '3', unit: '东', floor: '6', room: '东户' },
    ],
    [
      '机械厂家属院5号楼3单元4楼东',
      { compound: '机械厂家属院', building: '5', unit: '3', floor: '4', room: '东户' },
    ],
    ['幸福小区东区12栋', { compound: '幸福小区东区', building: '12' }],
    ['幸福小区二期12栋二单元', { compound: '幸福小区二期', building: '12', unit: '2' }],
    ['王庄村三社15号', { village: '王庄村', group: '3', number: '15' }],
    ['nqhy3-2-501', { compound: 'nqhy', building: '3', unit: '2', room: '501' }],
  ])('of %s', (text, parts) => {
    expect(written(text)).toEqual(parts)
  })

  it.each<[string, Partial<AddressParts>]>([
    ['浙江省杭州市西湖区文三路', { province: '浙江省', city: '杭州市', district: '西湖区', road: '文三路' }],
    ['杭州西湖区文三路', { province: '浙江省', city: '杭州市', district: '西湖区', road: '文三路' }],
    ['内蒙古呼和浩特新城区', { province: '内蒙古自治区', city: '呼和浩特市', district: '新城区' }],
    ['青岛市北区台东镇', { province: '山东省', city: '青岛市', district: '市北区', street: '台东镇' }],
    [
      '北京朝阳区朝阳区望京街道',
      { province: '北京市', city: '北京市', district: '朝阳区', street: '望京街道' },
    ],
    ['云南大理白族自治州大理市', { province: '云南省', city: '大理白族自治州', district: '大理市' }],
    ['云河县宁和街道', { district: '云河县', street: '宁和街道' }],
    ['苏州市工业园区星湖街', { province: '江苏省', city: '苏州市', district: '工业园区', road: '星湖街' }],
    [
      '西安高新技术产业开发区锦业路',
      { province: '陕西省', city: '西安市', district: '高新技术产业开发区', road: '锦业路' },
    ],
    ['云河县柳湾镇北街村', { district: '云河县', street: '柳湾镇', village: '北街村' }],
    ['南京路12号', { road: '南京路', number: '12' }],
    ['上海花园3栋', { compound: '上海花园', building: '3' }],
    ['江苏大厦11楼', { compound: '江苏大厦', building: '11' }],
    ['江南水乡3号楼', { compound: '江南水乡', building: '3' }],
    ['幸福小区3号楼', { compound: '幸福小区', building: '3' }],
  ])('and regions of %s', (text, parts) => {
    expect(written(text)).toEqual(parts)
  })
})

describe('what is no part of an address', () => {
  it.each([
    ['南桥花园3栋（邮局附近）', '邮局附近'],
    ['新康街2号院1号楼北侧楼房', '北侧楼房'],
  ])('is left of %s', (text, words) => {
    expect(readAddress(text).left).toEqual([words])
  })

  it.each([
    '张三 南桥花园3栋 13812345678',
    '收件人：张三，电话：138 1234 5678，地址：南桥花园3栋',
    '南桥花园3栋 0515-22107333',
  ])('is dropped where it is a person or a telephone: %s', (text) => {
    const read = readAddress(text)
    expect(written(text)).toEqual({ compound: '南桥花园', building: '3' })
    expect([read.names, ...read.left].join(' ')).not.toMatch(/张三|\d/)
  })

  it.each(['', ' ', '，。', '🏠'])('leaves nothing of “%s”', (text) => {
    expect(written(text)).toEqual({})
    expect(readAddress(text).left).toEqual([])
  })
})

it('writes an address from the largest part to the smallest', () => {
  expect(formatAddress(parseAddress('A座1703，建设路18号附2号南桥花园'))).toBe(
    '建设路 18-2号 南桥花园 A座 1703室',
  )
})
