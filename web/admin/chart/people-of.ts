import type { Post, StaffMember } from '#contract/staff.ts'

/** Who holds a current post over a unit of the chart, or attached to it, in the order of the staff. */
export function peopleOf(
  unit: string,
  staff: readonly StaffMember[],
): { readonly member: StaffMember; readonly post: Post }[] {
  return staff.flatMap((member) =>
    member.posts
      .filter(({ standing }) => standing === 'current')
      .filter(
        ({ scope, chartUnit }) => (scope.kind === 'chart' && scope.id === unit) || chartUnit?.id === unit,
      )
      .map((post) => ({ member, post })),
  )
}
