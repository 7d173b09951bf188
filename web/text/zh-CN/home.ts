/** The first page: what this is, and the ways in. */
export const home = {
  headline: '家在哪个网格，有事找谁',
  lead: '每一处院落、每一个单元都落在一个网格里，每个网格都有人负责。',
  findMore: '搜地址、点地图或用定位，先看到该打的电话。',
  coverageMore: '空白、无人负责、规模不合适的网格，一页看清。需登录。',
  boardMore: '服务大厅的大屏：平面图、架构图、当值人员。',
  boards: '公示板',
  noBoards: '还没有公示板。',
  loadingBoards: '正在读取公示板…',
  promise: '公开页面不含任何居民信息。',
}
