/** Lists with full names and numbers: asked by one, decided by another. */
export const adminExports = {
  lead: '带完整姓名和号码的名单，一个人申请、另一个人同意后才能取走一次；遮盖的名单不用审批，在“我的账号”里导出。',
  waiting: '等您决定',
  noneWaiting: '没有待审批的申请。',
  earlier: '其他申请',
  noneEarlier: '没有。',
  gridGone: '网格已不在现行方案里',
  approve: '同意',
  refuse: '不同意',
  approveTitle: '同意给{{who}}完整名单？',
  approveMore: '{{grid}}所有住户的姓名和号码。对方 24 小时内可以取一次，文件带水印，取走会留痕。',
  refuseTitle: '不同意{{who}}的申请？',
  refuseMore: '对方会看到没有同意。网格：{{grid}}',
  approved: '已同意',
  refused: '已拒绝',
}
