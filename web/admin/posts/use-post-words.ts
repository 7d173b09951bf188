import { useTranslation } from 'react-i18next'
import type { Post, Scope } from '#contract/staff.ts'

/** What a post is called: its role and place in the reader's language, and its days. */
export function usePostWords() {
  const { t, i18n } = useTranslation(['adminPosts', 'admin'])
  const role = ({ zh, en }: { readonly zh: string; readonly en: string }) =>
    i18n.language === 'en' ? en : zh
  const place = ({ kind, name, place: within }: Scope) =>
    kind === 'households'
      ? t('contactHouseholds')
      : within === null || kind === 'jurisdiction'
        ? name
        : `${within} · ${name}`
  const days = ({ from, to }: Pick<Post, 'from' | 'to'>) =>
    to === null ? t('admin:spanOpen', { from }) : t('admin:spanOf', { from, to })
  const floors = ({ floors: some }: Post) => (some === null ? '' : ` ${t('floorsOf', { ...some })}`)
  const title = (post: Post) => `${role(post.role)} · ${place(post.scope)}${floors(post)}`
  return { role, place, days, title, line: (post: Post) => `${title(post)}, ${days(post)}` }
}
