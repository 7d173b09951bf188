import type { Post, StaffMember } from '#contract/staff.ts'

/** Roles that answer for a whole place, first among the people of a unit. */
const FIRST = ['head', 'cadre', 'lead', 'full-time-worker']

/** Who holds a current post over a unit of the chart, or attached to it: those who lead first, then as the staff comes. */
export function peopleOf(
  unit: string,
  staff: readonly StaffMember[],
): { readonly member: StaffMember; readonly post: Post }[] {
  const rank = ({ post }: { post: Post }) =>
    FIRST.includes(post.role.code) ? FIRST.indexOf(post.role.code) : FIRST.length
  return staff
    .flatMap((member) =>
      member.posts
        .filter(({ standing }) => standing === 'current')
        .filter(
          ({ scope, chartUnit }) => (scope.kind === 'chart' && scope.id === unit) || chartUnit?.id === unit,
        )
        .map((post) => ({ member, post })),
    )
    .sort((a, b) => rank(a) - rank(b))
}
