import type { KnownField } from './fields.ts'
import {
  ADDRESS_NAMES,
  BUILDING_NAMES,
  COMPOUND_NAMES,
  fieldOf,
  PHONE_NAMES,
  ROOM_NAMES,
  STAFF_CODE_NAMES,
  UNIT_NAMES,
} from './fields-words.ts'

/** How a row says which household it is about: by its code, by its door, or by an address. */
const HOUSEHOLD: readonly KnownField[] = [
  fieldOf('household', ['户编号', 'Household code'], {
    hint: [
      '与住户表一致；没有就填楼栋和房号，或地址',
      'As in the list of households; else building and room, or the address',
    ],
    examples: ['H00001', 'H00002'],
    names: '住户编号 家庭编号 户编码 户id 编号 household householdid hbh 户号?',
    asText: true,
  }),
  fieldOf('compound', ['小区', 'Compound'], {
    hint: ['小区或村组的名称', 'Name of the compound or the village group'],
    examples: ['南桥小区', '南桥小区'],
    names: COMPOUND_NAMES,
  }),
  fieldOf('building', ['楼栋', 'Building'], {
    hint: ['楼栋的编号或名称', 'Its code or name'],
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
  fieldOf('room', ['房号', 'Room'], {
    hint: ['门上的号，如 301', 'What stands on the door, as 301'],
    examples: ['301', '1201'],
    names: ROOM_NAMES,
    asText: true,
  }),
  fieldOf('address', ['地址', 'Address'], {
    hint: [
      '没有户编号和楼栋时按它找住户',
      'Used to find the household where neither code nor building is given',
    ],
    examples: ['', ''],
    names: ADDRESS_NAMES,
  }),
]

/** Fields of people, of those who work for them, and of visits. */
export const PEOPLE_FIELDS = {
  persons: [
    ...HOUSEHOLD,
    fieldOf('name', ['姓名', 'Name'], {
      required: true,
      hint: ['住在这里的人', 'Of somebody who lives there'],
      examples: ['张三', '李四'],
      names: '成员姓名 人员姓名 居民姓名 户主姓名 住户姓名 家庭成员 户主 name fullname personname xm',
    }),
    fieldOf('sex', ['性别', 'Sex'], {
      hint: ['男或女，可以不填', 'female or male; may be left empty'],
      examples: ['男', '女'],
      names: 'sex gender xb',
    }),
    fieldOf('birthYear', ['出生年份', 'Year of birth'], {
      hint: ['四位年份；填出生日期时只留年份', 'Four digits; of a date of birth only the year is kept'],
      examples: ['1976', '2015'],
      names:
        '出生年 出生年月 出生日期 出生年月日 生日 birthyear yearofbirth birthdate dateofbirth birthday born csrq csny csnf',
      asText: true,
    }),
    fieldOf('phone', ['电话', 'Telephone'], {
      hint: [
        '未满14岁的不填，通过监护人联系',
        'Not for children under 14, who are reached through their guardian',
      ],
      examples: ['13800000001', ''],
      names: `联系电话 ${PHONE_NAMES} 本人电话 户主电话`,
      asText: true,
    }),
    fieldOf('relation', ['与户主关系', 'Relation to the head'], {
      hint: [
        '户主、配偶、子女、孙辈、父母、租客、其他',
        'Such as 户主 (head), 配偶 (spouse), 子女 (child), 租客 (tenant)',
      ],
      examples: ['户主', '子女'],
      names:
        '关系 与户主的关系 户主关系 家庭关系 成员关系 称谓 relation relationship relationtohead yhzgx gx',
    }),
    fieldOf('residence', ['户籍情况', 'Residence'], {
      hint: [
        '户在人在、人在户不在、户在人不在',
        'here, registered-elsewhere (lives here) or lives-elsewhere (registered here)',
      ],
      examples: ['户在人在', '人在户不在'],
      names: '人户情况 人户状态 人户一致 户口情况 户籍状态 residence rhzt',
    }),
  ],
  staff: [
    fieldOf('code', ['工号', 'Staff number'], {
      hint: [
        '贵单位自己的编号；以后再导入凭它认出同一人。不要填证件号码',
        'Your own number, by which somebody is known again. Never the number of a document',
      ],
      examples: ['G001', 'G002'],
      names: STAFF_CODE_NAMES,
      asText: true,
    }),
    fieldOf('name', ['姓名', 'Name'], {
      required: true,
      hint: ['工作人员的姓名', 'Of the staff member'],
      examples: ['王五', '赵六'],
      names: '网格员姓名 工作人员 人员姓名 网格员 职工姓名 name fullname staffname xm',
    }),
    fieldOf('phone', ['电话', 'Telephone'], {
      hint: ['联系用的号码', 'The number to reach them by'],
      examples: ['13800000002', '13800000003'],
      names: `联系电话 ${PHONE_NAMES} 办公电话 工作电话`,
      asText: true,
    }),
  ],
  posts: [
    fieldOf('code', ['工号', 'Staff number'], {
      hint: [
        '与工作人员表一致；工号和姓名至少填一个',
        'As in the list of staff; the number or the name must be given',
      ],
      examples: ['G001', 'G002'],
      names: STAFF_CODE_NAMES,
      asText: true,
    }),
    fieldOf('name', ['姓名', 'Name'], {
      hint: ['工作人员表里已有的姓名', 'As in the list of staff'],
      examples: ['王五', '赵六'],
      names: '网格员姓名 人员姓名 工作人员 任职人员 网格员 网格长 name staff staffname xm',
    }),
    fieldOf('phone', ['电话', 'Telephone'], {
      hint: ['同名的人靠它分清', 'Tells people of one name apart'],
      examples: ['13800000002', ''],
      names: `联系电话 ${PHONE_NAMES}`,
      asText: true,
    }),
    fieldOf('role', ['岗位', 'Post'], {
      required: true,
      hint: [
        '社区书记、包片干部、网格长、专职网格员、兼职网格员、微网格员、楼栋长、联户党员、村民组长、社区民警、网格指导员、物业经理',
        "Head of community, Area cadre, Grid lead, Full-time grid worker, Part-time grid worker, Micro-grid worker, Building head, Contact member, Villagers' group head, Community police, Grid adviser or Property manager",
      ],
      examples: ['网格长', '楼栋长'],
      names: '职务 角色 岗位名称 网格职务 人员类别 人员类型 职责 post role position jobtitle zw gw',
    }),
    fieldOf('grid', ['网格', 'Grid'], {
      hint: [
        '网格的编码或名称；网格、社区、楼栋填一样，说明在哪里任职',
        'Code or name of the grid; a grid, a community or a building says where the post is',
      ],
      examples: ['第一网格', ''],
      names: '网格编码 网格编号 网格名称 所属网格 负责网格 所在网格 微网格 grid gridcode gridname wgbm wgmc',
      asText: true,
    }),
    fieldOf('jurisdiction', ['社区', 'Community'], {
      hint: [
        '在整个社区或村任职时填，编码或名称',
        'Code or name, for a post over the whole community or village',
      ],
      examples: ['', ''],
      names: '村 社区村 社区名称 村社区 所属社区 辖区 jurisdiction community village sq',
      asText: true,
    }),
    fieldOf('compound', ['小区', 'Compound'], {
      hint: ['楼栋在哪个小区', 'Where the building stands'],
      examples: ['', '南桥小区'],
      names: COMPOUND_NAMES,
    }),
    fieldOf('building', ['楼栋', 'Building'], {
      hint: ['楼栋长等管楼栋的岗位填，编号或名称', 'Code or name, for posts over a building'],
      examples: ['', '3幢'],
      names: BUILDING_NAMES,
      asText: true,
    }),
    fieldOf('unit', ['单元', 'Unit'], {
      hint: ['只管一个单元时填', 'For a post over one unit of it'],
      examples: ['', '1单元'],
      names: UNIT_NAMES,
      asText: true,
    }),
    fieldOf('floorFrom', ['起始楼层', 'From floor'], {
      hint: ['只管单元里几层时填', 'For a post over some floors of a unit'],
      examples: ['', ''],
      names: '楼层起 floorfrom',
    }),
    fieldOf('floorTo', ['截止楼层', 'To floor'], {
      hint: ['与起始楼层一起填', 'Goes with the floor it begins at'],
      examples: ['', ''],
      names: '楼层止 floorto',
    }),
    fieldOf('from', ['任职日期', 'From'], {
      hint: [
        '第一天，如 2026-01-01；不填为导入当天',
        'First day, as 2026-01-01; the day of the import where empty',
      ],
      examples: ['2026-01-01', ''],
      names: '开始日期 任职时间 上岗日期 上岗时间 起始日期 自 from validfrom start startdate since',
      asText: true,
    }),
    fieldOf('to', ['离任日期', 'To'], {
      hint: ['最后一天；不填为一直在岗', 'Last day; without end where empty'],
      examples: ['', '2026-12-31'],
      names: '结束日期 离任时间 离岗日期 离岗时间 终止日期 至 to validto end enddate until',
      asText: true,
    }),
    fieldOf('deputy', ['代理人', 'Deputy'], {
      hint: ['不在时由谁代，工作人员表里已有的姓名', 'Who stands in for them, as in the list of staff'],
      examples: ['赵六', ''],
      names: '代理 代班人 替班人 ab岗 b岗 deputy substitute',
    }),
    fieldOf('deputyPhone', ['代理人电话', 'Telephone of the deputy'], {
      hint: ['代理人有同名时填', 'Where several are called as the deputy is'],
      examples: ['', ''],
      names: '代理电话 deputyphone',
      asText: true,
    }),
    fieldOf('consent', ['同意公示日期', 'Consent on'], {
      hint: [
        '本人同意公示姓名和电话的日期；不填就不公示',
        'Day on which they agreed to be named in public; else they are not',
      ],
      examples: ['2026-01-01', ''],
      names: '公示同意日期 同意日期 公示日期 consent consentat consentday',
      asText: true,
    }),
  ],
  visits: [
    ...HOUSEHOLD,
    fieldOf('staff', ['走访人', 'Visited by'], {
      hint: ['工作人员的姓名', 'Name of the staff member'],
      examples: ['王五', '赵六'],
      names: '走访人员 走访人姓名 网格员 网格员姓名 工作人员 入户人员 记录人 staff staffname visitor by zfr',
    }),
    fieldOf('staffCode', ['走访人工号', 'Staff number'], {
      hint: ['与工作人员表一致；没有就只填姓名', 'As in the list of staff; the name will do'],
      examples: ['G001', ''],
      names: `${STAFF_CODE_NAMES} 工号`,
      asText: true,
    }),
    fieldOf('phone', ['走访人电话', 'Telephone of the visitor'], {
      hint: ['走访人有同名时填', 'Where several are called so'],
      examples: ['', '13800000003'],
      names: '网格员电话 visitorphone',
      asText: true,
    }),
    fieldOf('day', ['走访日期', 'Day'], {
      required: true,
      hint: ['如 2026-03-15', 'Such as 2026-03-15'],
      examples: ['2026-03-15', '2026-03-16'],
      names: '走访时间 日期 入户日期 入户时间 时间 联系日期 day date visitdate visitedon zfrq zfsj rq',
      asText: true,
    }),
    fieldOf('outcome', ['走访结果', 'Outcome'], {
      required: true,
      hint: ['见面、电话、不在家、外出、拒访', 'met, phone, not in, away or refused'],
      examples: ['见面', '电话'],
      names: '结果 走访方式 方式 走访情况 是否见面 outcome result zfjg zffs',
    }),
    fieldOf('note', ['备注', 'Note'], {
      hint: [
        '最多500字；不要写证件号码、信仰和政治面貌',
        'At most 500 characters; nothing of documents, beliefs or politics',
      ],
      examples: ['水管漏水已报修', ''],
      names: '走访内容 走访记录 情况说明 情况 记录 说明 走访情况 note notes remark remarks bz',
    }),
  ],
} as const satisfies Record<string, readonly KnownField[]>
