import type { Member } from '#contract/households.ts'

/** What is being done to the household that is open: a sheet each. */
export type Doing =
  | {
      readonly kind:
        | 'menu'
        | 'edit'
        | 'contact'
        | 'move'
        | 'split'
        | 'merge'
        | 'close'
        | 'history'
        | 'member-add'
    }
  | {
      readonly kind: 'member-menu' | 'member-edit' | 'member-move' | 'member-remove' | 'need'
      readonly member: Member
    }
  | { readonly kind: 'end-need'; readonly member: Member; readonly need: Member['tags'][number] }
