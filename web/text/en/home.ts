import type { home as chinese } from '../zh-CN/home.ts'

export const home: Record<keyof typeof chinese, string> = {
  headline: 'Which grid is home, and whom to call',
  lead: 'Every courtyard and every stairwell lies in one grid, and every grid has somebody who answers for it.',
  findMore: 'Search an address, tap the map or use your position: the number to call comes first.',
  coverageMore: 'Gaps, unstaffed grids, grids too large or too small, on one page. Needs an account.',
  boardMore: 'The screen in the service hall: grid map, organisation, who is on duty.',
  boards: 'Boards',
  noBoards: 'There is no board yet.',
  loadingBoards: 'Reading the boards…',
  promise: 'Public pages hold nothing about any resident.',
}
