/** Ways a request about a plan can be refused; part of the table in `errors.ts`. */
export const PLAN_ERRORS = {
  'unknown-plan': {
    status: 404,
    zh: '没有这个方案，或它不在您的辖区内。请回到方案列表重新选择。',
    en: 'There is no such plan, or it is outside your jurisdiction. Choose one from the list of plans.',
  },
  'unknown-comment': {
    status: 404,
    zh: '这个方案没有这条批注。请刷新后重试。',
    en: 'This plan has no such comment. Reload the page and try again.',
  },
  'unknown-root': {
    status: 404,
    zh: '没有编码为 {code} 的街道、社区或村。请核对编码，或先导入辖区。',
    en: 'There is no street, community or village with the code {code}. Check the code, or import the jurisdiction first.',
  },
  'out-of-jurisdiction': {
    status: 403,
    zh: '{name}不在您的辖区内，您不能编制它的方案。请联系管理员。',
    en: 'The {name} is outside your jurisdiction, so you cannot plan it. Ask an administrator.',
  },
  'own-submission': {
    status: 403,
    zh: '方案由您本人提交，须由另一位同事审批。请联系管理员或社区负责人。',
    en: 'You submitted this plan yourself, so a colleague has to approve it. Ask an administrator or the head.',
  },
  'revert-refused': {
    status: 403,
    zh: '不能撤销这个操作：{why}',
    en: 'This action cannot be taken back: {why}',
  },
  'wrong-state': {
    status: 409,
    zh: '方案现在是“{state}”，要在“{wanted}”时才能这样做。请刷新查看最新状态。',
    en: 'The plan is {state} now; this can only be done while it is {wanted}. Reload to see where it stands.',
  },
  'stale-revision': {
    status: 409,
    zh: '别人已改到第 {revision} 版，您依据的是第 {sent} 版。请并入错过的操作后再提交。',
    en: 'The plan is at revision {revision} by now and you sent changes to {sent}. Take in the actions you missed and send again.',
  },
  'action-refused': {
    status: 422,
    zh: '第 {n} 个操作没有执行，整批都未生效：{why}',
    en: 'Action {n} was refused and nothing of the request was done: {why}',
  },
  'no-outline': {
    status: 422,
    zh: '{names}还没有边界，无法从零开始编制。请先导入社区边界，或从已公布的方案复制。',
    en: '{names} have no outline yet, so nothing can be drawn there. Import the community outlines first, or copy a published plan.',
  },
  'no-communities': {
    status: 422,
    zh: '{name}下面没有社区或村，无法编制方案。请先导入社区。',
    en: '{name} has no communities or villages to plan. Import them first.',
  },
  'base-unusable': {
    status: 422,
    zh: '新草案只能从同一辖区已公布的方案复制。请另选一个方案。',
    en: 'A draft can only be a copy of a published plan of the same jurisdiction. Choose another plan.',
  },
  'roots-overlap': {
    status: 409,
    zh: '编码为 {root} 的辖区已有公布的方案，上下级不能各有一套。请在那个方案里修改。',
    en: 'A plan is published for the jurisdiction {root} above or below this one, and two cannot overlap. Edit that plan instead.',
  },
  'not-based-on-latest': {
    status: 409,
    zh: '草案开始后，这里又公布了新方案。请先“更新到最新方案”再公布。',
    en: 'Another plan was published here since this draft was begun. Put the draft on that plan first (rebase), then publish.',
  },
  'date-not-rising': {
    status: 409,
    zh: '上一个方案自 {after} 起生效，新方案要更晚。请选 {after} 之后的日期。',
    en: 'The plan before takes effect on {after}, and this one must come later. Choose a day after {after}.',
  },
  'date-past': {
    status: 422,
    zh: '{day} 已经过去。请选今天（{today}）或以后的日期。',
    en: '{day} is past. Choose today ({today}) or a later day.',
  },
  'findings-not-accepted': {
    status: 409,
    zh: '还有 {count} 个必须处理的问题。请逐个修好，或写明理由后接受。',
    en: '{count} blocking findings are left. Mend each of them, or accept it with a reason.',
  },
  'codes-exhausted': {
    status: 409,
    zh: '编码为 {community} 的社区网格编码已用完（999 个）。请联系管理员。',
    en: 'The community {community} has used up its 999 grid codes. Ask an administrator.',
  },
  'too-many-children': {
    status: 409,
    zh: '“{parent}”有 100 个以上的下级网格，最多 99 个。请合并一些再公布。',
    en: '“{parent}” has more than 99 grids directly below it. Merge some of them, then publish.',
  },
  'later-published': {
    status: 409,
    zh: '这个方案之后还公布了“{name}”。请先撤回那一个。',
    en: '“{name}” was published on top of this plan. Withdraw that one first.',
  },
  'in-force-already': {
    status: 409,
    zh: '方案已经生效，不能撤回。要恢复以前的划分，请从以前的方案新建草案并公布。',
    en: 'The plan is in force already and cannot be withdrawn. To go back, publish a copy of an earlier plan.',
  },
  'rebase-clashes': {
    status: 409,
    zh: '有 {count} 个操作在新方案上做不了。请查看清单，确认后可放弃它们继续。',
    en: '{count} actions cannot be done on the newer plan. Look through the list; you may go on without them.',
  },
} as const
