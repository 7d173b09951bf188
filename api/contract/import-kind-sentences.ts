import type { Sentence } from './import-file-sentences.ts'

/** Why a row of households, persons, staff, posts or visits cannot be taken. What stands in a person's row is not repeated. */
export const KIND_PROBLEMS = {
  unplaced: [
    '这个地址对不上这里的楼栋；请补上楼栋或先导入楼栋，再导入这一户',
    'This address leads to no building here; add the building, or import the buildings first and this household again',
  ],
  'unusable-cell': [
    '“{column}”填写的内容看不懂，请按模板的说明改写',
    'What is filled in for "{column}" is not understood; see the template for how to write it',
  ],
  'day-to-come': ['“{column}”的日期在今天之后，请核对', 'The day in "{column}" is still to come; check it'],
  'differs-in-file': [
    '与第 {first} 行说的是同一项，内容却不同；请只留正确的一行',
    'Row {first} is about the same and says otherwise; keep the one that is right',
  ],
  'unknown-household': [
    '找不到这一户；请核对户编号或楼栋、单元、房号，或先导入住户',
    'There is no such household; check its code or its building, unit and room, or import the households first',
  ],
  'ambiguous-household': [
    '同一门牌有不止一户，分不清是哪一户；请填写户编号',
    'Several households live behind this door; give the household’s code',
  ],
  'ambiguous-person': [
    '这一户有同名的人，分不清是哪一位；请填写出生年',
    'Several people of this household have this name; give the year of birth',
  ],
  'two-heads': [
    '这一户在第 {first} 行已有户主；请改其中一行与户主的关系',
    'Row {first} already names a head of this household; change the relation in one of them',
  ],
  'child-has-phone': [
    '未满 14 岁不登记本人电话，请删去；通过监护人联系',
    'Under 14 no phone of their own is kept; delete it, they are reached through their guardian',
  ],
  'unknown-staff': [
    '工作人员里没有这个人；请核对编号、姓名和电话，或先导入工作人员',
    'There is no such staff member; check code, name and phone, or import the staff first',
  ],
  'ambiguous-staff': [
    '有不止一位同名的工作人员；请同时填写电话或编号',
    'Several staff members have this name; give the phone or the code as well',
  ],
  'staff-elsewhere': [
    '这位工作人员也在别的辖区任职，不能从这里修改；请由上级修改',
    'This staff member also serves elsewhere and is not changed from here; ask the office above',
  ],
  'unknown-role': [
    '没有“{role}”这个角色，请用角色名称或代码',
    'There is no role "{role}"; use its name or code',
  ],
  'unknown-grid': [
    '现行的网格里没有“{grid}”，请核对编码或名称',
    'No grid in force is called "{grid}"; check its code or name',
  ],
  'ambiguous-grid': [
    '有 {count} 个网格叫“{grid}”，请改用网格编码',
    '{count} grids are called "{grid}"; give the code instead',
  ],
  'unknown-unit': ['这栋楼没有单元“{unit}”', 'This building has no unit "{unit}"'],
  'unknown-jurisdiction': [
    '没有“{jurisdiction}”，或不在导入的范围内',
    'There is no "{jurisdiction}", or it is outside what is imported for',
  ],
  'no-scope': [
    '没有写明在哪里任职：网格、辖区、楼栋或单元填一项',
    'It does not say where the post is: fill in a grid, a jurisdiction, a building or a unit',
  ],
  'post-to-before-from': ['结束日早于开始日', 'Its last day is before its first'],
  'post-deputy-is-holder': ['代班人不能是本人', 'Nobody stands in for themselves'],
  'post-consent-to-come': [
    '同意公开的日期在今天之后，请填写本人同意的那天',
    'Consent is dated after today; give the day it was given on',
  ],
  'post-floors-without-unit': ['只有按单元任职才能限定楼层', 'Only a post on a unit can be bound to floors'],
  'post-floors-upside-down': ['起始楼层高于结束楼层', 'The lower floor is above the upper one'],
  'post-overlapping': [
    '这个人在这里已有同样的任职，日期重叠；请改日期',
    'The same person has that role there already on some of those days; change the days',
  ],
  'never-visits': [
    '这位工作人员没有账号，或没有能看到住户的任职，不能作为走访人',
    'This staff member has no account, or no post that sees households, and cannot have visited',
  ],
} as const satisfies Readonly<Record<string, Sentence>>
