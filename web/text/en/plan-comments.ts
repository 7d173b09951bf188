import type { planComments as chinese } from '../zh-CN/plan-comments.ts'

export const planComments: Record<keyof typeof chinese, string> = {
  title: 'Comments',
  none: 'No open comment.',
  say: 'Write a comment',
  about: 'About',
  wholePlan: 'the whole plan',
  send: 'Send',
  pick: 'Pick a place on the map',
  pickAgain: 'Pick another place',
  pickHint: 'Click the place on the map. Esc gives up.',
  useMiddle: 'Use the middle of the map',
  cancel: 'Cancel',
  pinned: 'Marked on the map',
  unpin: 'Without a place',
  somebody: 'Somebody',
  aPlace: 'a place on the map',
  go: 'Show',
  resolve: 'Done',
  done: 'done',
  showDone: 'List those done too',
}
