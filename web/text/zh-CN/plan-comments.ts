/** Comments pinned to grids and places of a plan. */
export const planComments = {
  title: '批注',
  none: '没有待办的批注。',
  say: '写批注',
  about: '关于',
  wholePlan: '整个方案',
  send: '发出',
  somebody: '某人',
  aPlace: '图上一处',
  go: '看位置',
  resolve: '已改好',
  done: '已改好',
  showDone: '也列出已改好的',
}
