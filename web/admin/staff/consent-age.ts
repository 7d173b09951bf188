import type { Post, StaffMember } from '#contract/staff.ts'

/** After so many years somebody is asked anew. */
const YEARS = 3

/** The day three years after one; 29 February answers for 1 March. */
function threeYearsOn(day: string): string {
  const [year = '', ...rest] = day.split('-')
  const then = [Number(year) + YEARS, ...rest].join('-')
  return then.endsWith('-02-29') ? then.replace('-02-29', '-03-01') : then
}

/** Whether a consent given on `given` is older than three years on `today`. Days are `YYYY-MM-DD`. */
export function isOldConsent(given: string | null, today: string): boolean {
  return given !== null && threeYearsOn(given) < today
}

/** A consent that should be asked for anew. */
export interface OldConsent {
  readonly post: Post
  readonly what: 'consentAt' | 'consentPhotoAt'
  readonly given: string
}

/** Consents of somebody's posts, past ones left out, that are older than three years. */
export function oldConsents({ posts }: Pick<StaffMember, 'posts'>, today: string): OldConsent[] {
  return posts
    .filter(({ standing }) => standing !== 'past')
    .flatMap((post) =>
      (['consentAt', 'consentPhotoAt'] as const).flatMap((what) => {
        const given = post[what]
        return given !== null && isOldConsent(given, today) ? [{ post, what, given }] : []
      }),
    )
}

/** Posts of today under which boards may show the photo: name and phone agreed to, and the photo too. */
export function showingPhoto({ posts }: Pick<StaffMember, 'posts'>, today: string): Post[] {
  return posts.filter(
    ({ standing, consentAt, consentPhotoAt }) =>
      standing === 'current' &&
      consentAt !== null &&
      consentAt <= today &&
      consentPhotoAt !== null &&
      consentPhotoAt <= today,
  )
}
