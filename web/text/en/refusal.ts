import type { refusal as chinese } from '../zh-CN/refusal.ts'

export const refusal: Record<keyof typeof chinese, string> = {
  thisGrid: 'this grid',
  'no-such-grid': 'This plan no longer has {{grid}}; somebody may have merged it. Choose again.',
  'no-such-community': 'This plan has no such community. Choose again.',
  'no-such-vertex':
    'There is no border point here any more; somebody may have moved it. Zoom in and choose again.',
  'no-such-edge':
    'There is no such border here any more; somebody may have changed it. Zoom in and choose again.',
  'no-such-face': 'This is outside the plan. Point at a place inside it.',
  'no-such-action': 'This step has been taken back already, or is not of this draft.',
  'id-used': 'This step has been done already. Do it once more.',
  malformed: 'The shape is too short or the name is empty. Draw it longer, or fill in the name.',
  locked: '{{grid}} is locked. Unlock it before you change its border or description.',
  'out-of-reach':
    'This lies outside what you may plan. Stay within your own community or grid, or ask somebody who may.',
  'not-crossed': 'The line does not cross {{grid}}; both its ends must lie beyond the border.',
  'keep-outside': 'The piece that should keep the code is not in {{grid}}. Point at the piece to keep.',
  'follow-tears': 'The line would tear {{grid}}. Go around it, or let the grids below be cut too.',
  'different-level': 'These grids are of different levels. Choose grids of one level.',
  'different-community': 'These grids are of different communities. Choose grids of one community.',
  'not-adjacent': 'These grids do not touch. Choose grids with a common border.',
  divided: '{{grid}} has grids below it. Choose one of those instead.',
  'nothing-free': '{{grid}} has no ground of its own to open a level on.',
  'deepest-level': 'This community has no deeper level.',
  'would-vanish': 'This would leave {{grid}} without ground. Leave it some, or merge instead.',
  crosses: 'Borders would cross each other. Draw a line that does not cross.',
  'too-fine': 'This is too small: borders would fall onto each other. Draw it larger.',
  'community-border':
    'This point lies on a community’s border, which only those allowed to move it may change.',
  junction: 'More than two borders meet in this point, so it cannot be removed. Move it instead.',
  'ends-off-border': 'Both ends of the line must lie on the same border of the two grids.',
  'leaves-grids': 'The line leaves the two grids. Draw it inside them.',
  'not-a-gap': 'A grid holds this ground already, so it is no gap. Assign it instead.',
  'no-such-reason': 'There is no such reason for exempting ground. Choose one of the list.',
  'too-many-children': '{{grid}} can have at most 99 grids below it. Merge some first.',
  'changed-since': 'Somebody has changed this since, so it cannot be taken back. Change it as you want it.',
  'no-change': 'Nothing would be different.',
  'too-wide': 'The plan would be too wide: at most 4 degrees.',
}
