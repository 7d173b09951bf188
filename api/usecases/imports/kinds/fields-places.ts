import type { KnownField } from './fields.ts'
import {
  ADDRESS_NAMES,
  BUILDING_NAMES,
  COMPOUND_NAMES,
  fieldOf,
  LAT_NAMES,
  LON_NAMES,
  ROOM_NAMES,
  UNIT_NAMES,
} from './fields-words.ts'

const POSITION: readonly KnownField[] = [
  fieldOf('lon', ['经度', 'Longitude'], {
    hint: [
      '十进制度数，最好六位小数；没有坐标就空着',
      'Decimal degrees, best with six decimals; leave empty where unknown',
    ],
    examples: ['120.123456', '120.123789'],
    names: LON_NAMES,
  }),
  fieldOf('lat', ['纬度', 'Latitude'], {
    hint: ['与经度一起填', 'Goes with the longitude'],
    examples: ['30.234567', '30.234890'],
    names: LAT_NAMES,
  }),
]

/** Fields of what stands on the ground. */
export const PLACE_FIELDS = {
  grids: [
    fieldOf('code', ['网格编码', 'Grid code'], {
      hint: ['原系统里的编码，用来认出同一个网格', 'The code it has elsewhere, by which it is known again'],
      examples: ['WG-01', 'WG-02'],
      names: '编码 编号 网格编号 代码 网格代码 code gridcode wgbm wgbh bm bh id',
      asText: true,
    }),
    fieldOf('name', ['网格名称', 'Grid name'], {
      required: true,
      hint: ['如“第一网格”', 'Such as “First grid”'],
      examples: ['第一网格', '第二网格'],
      names: '名称 网格 网格名 name gridname wgmc mc title',
    }),
    fieldOf('parent', ['上级网格', 'Parent grid'], {
      hint: ['上一级网格的编码或名称', 'Code, or name, of the grid above'],
      examples: ['', 'WG-01'],
      names: '上级 上级编码 上级网格编码 所属网格 父级 parent parentcode sjbm sjwg pid',
      asText: true,
    }),
  ],
  buildings: [
    fieldOf('code', ['楼栋编号', 'Building code'], {
      hint: [
        '全辖区不重复；以后再导入凭它认出同一栋',
        'Unique in the whole area; by it a building is known again',
      ],
      examples: ['LD0001', 'LD0002'],
      names: '编号 编码 楼栋编码 房屋编号 建筑编号 代码 code buildingcode ldbh ldbm id',
      asText: true,
    }),
    fieldOf('name', ['楼栋名称', 'Building name'], {
      hint: ['如“3幢”，楼栋编号和名称至少填一个', 'Such as “Block 3”; the code or the name must be given'],
      examples: ['3幢', '5幢'],
      names: '名称 楼栋 楼栋号 楼号 幢号 栋号 建筑名称 name building ldmc mc',
      asText: true,
    }),
    fieldOf('floors', ['层数', 'Floors'], {
      hint: ['地上层数', 'Floors above ground'],
      examples: ['6', '18'],
      names: '楼层数 总层数 地上层数 建筑层数 floors storeys levels floor cs zcs',
    }),
    fieldOf('use', ['用途', 'Use'], {
      hint: ['不填为住宅', 'Residential where empty'],
      examples: ['住宅', '商住'],
      names: '建筑用途 房屋用途 楼栋用途 类型 楼栋类型 use usage type yt',
    }),
    fieldOf('group', ['村民小组', "Villagers' group"], {
      hint: ['村里的楼填，城里空着', 'For buildings in villages'],
      examples: ['', '2组'],
      names: '小组 组别 组 村组 自然村 group villagersgroup',
    }),
    ...POSITION,
  ],
  households: [
    fieldOf('code', ['户编号', 'Household code'], {
      hint: [
        '贵单位自己的编号；以后再导入凭它认出同一户。不要填证件号码',
        'Your own number, by which a household is known again. Never the number of a document',
      ],
      examples: ['H00001', 'H00002'],
      names: '编号 住户编号 家庭编号 户编码 户id code householdcode household hbh id 户号?',
      asText: true,
    }),
    fieldOf('compound', ['小区', 'Compound'], {
      hint: ['小区或村组的名称', 'Name of the compound or the village group'],
      examples: ['南桥小区', '南桥小区'],
      names: COMPOUND_NAMES,
    }),
    fieldOf('building', ['楼栋', 'Building'], {
      hint: [
        '楼栋的编号或名称；不填就要填地址或经纬度',
        'Its code or name; without it, address or position is needed',
      ],
      examples: ['3幢', '5幢'],
      names: BUILDING_NAMES,
      asText: true,
    }),
    fieldOf('unit', ['单元', 'Unit'], {
      hint: ['没有单元就空着', 'Leave empty where there are none'],
      examples: ['1单元', '2'],
      names: UNIT_NAMES,
      asText: true,
    }),
    fieldOf('floor', ['楼层', 'Floor'], {
      hint: ['整数，地下为负', 'A whole number, negative below ground'],
      examples: ['3', '12'],
      names: '所在楼层 层 所在层 floor storey level lc 层数',
    }),
    fieldOf('room', ['房号', 'Room'], {
      hint: [
        '门上的号，如 301；地址里写全了可以不填',
        'What stands on the door, as 301; not needed where the address has it',
      ],
      examples: ['301', '1201'],
      names: ROOM_NAMES,
      asText: true,
    }),
    fieldOf('address', ['地址', 'Address'], {
      hint: [
        '没有楼栋这一列时按它找楼栋和单元，如“南桥小区3幢1单元301”',
        'Used to find building and unit where no column names them',
      ],
      examples: ['', ''],
      names: ADDRESS_NAMES,
    }),
    fieldOf('occupancy', ['居住状态', 'Occupancy'], {
      hint: ['常住、外出、出租、空置', 'living, away, rented or empty'],
      examples: ['常住', '出租'],
      names: '居住状况 居住情况 入住状态 入住情况 房屋状态 住户状态 房屋使用情况 occupancy status jzzt',
    }),
    fieldOf('since', ['入住日期', 'Living here since'], {
      hint: ['如 2024-03-01', 'Such as 2024-03-01'],
      examples: ['2018-06-01', ''],
      names: '入住时间 居住起始日期 迁入日期 迁入时间 since livingheresince movedin rzsj',
      asText: true,
    }),
    ...POSITION,
  ],
} as const satisfies Record<string, readonly KnownField[]>
