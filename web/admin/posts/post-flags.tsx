import { useTranslation } from 'react-i18next'
import type { Post } from '#contract/staff.ts'
import { endsSoon, isAway } from '../staff/filters.ts'
import { daysBetween } from './timeline.ts'

/** What there is to know of a post at a glance: to come, idle, ending soon, away, published. */
export function PostFlags({ post, today }: { post: Post; today: string }) {
  const { t } = useTranslation('adminPosts')
  const { standing, to, consentAt, consentPhotoAt, deputy } = post
  return (
    <span className="flags">
      {standing === 'coming' ? (
        <span className="flag" data-kind="coming">
          {t('coming', { day: post.from })}
        </span>
      ) : null}
      {standing === 'idle' ? (
        <span className="flag" data-kind="empty">
          {t('idle')}
        </span>
      ) : null}
      {endsSoon(post, today) && to !== null ? (
        <span className="flag" data-kind="soon">
          ▲ {t('endsIn', { n: daysBetween(today, to) })}
        </span>
      ) : null}
      {isAway(post, today) ? (
        <span className="flag" data-kind={deputy === null ? 'empty' : 'soon'}>
          {deputy === null ? t('awayAlone') : t('awayCovered', { name: deputy.name })}
        </span>
      ) : null}
      {consentAt !== null || consentPhotoAt !== null ? (
        <span className="flag" data-kind="public">
          {t('published')}
        </span>
      ) : null}
    </span>
  )
}
