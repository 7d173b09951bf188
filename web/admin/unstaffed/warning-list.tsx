import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Post, Warnings } from '#contract/staff.ts'
import { daysBetween } from '../posts/timeline.ts'
import { usePostWords } from '../posts/use-post-words.ts'
import { tabPath } from '../tabs.ts'

interface Props {
  readonly warned: Warnings
  readonly mayChange: boolean
  /** Somebody shall follow on a post. */
  readonly onFollow: (post: Post) => void
}

/** Posts that end soon, ended without a successor, or are away without a deputy. */
export function WarningList({ warned, mayChange, onFollow }: Props) {
  const { t } = useTranslation('adminWarnings')
  const { day, ending, unsucceeded, uncovered } = warned
  const follow = mayChange ? onFollow : null
  return (
    <>
      <Posts
        id="ending"
        posts={ending}
        note={({ to }) => t('endsIn', { n: to === null ? 0 : daysBetween(day, to), day: to ?? '' })}
        onFollow={follow}
      />
      <Posts
        id="unsucceeded"
        posts={unsucceeded}
        note={({ to }) => t('endedAgo', { n: to === null ? 0 : daysBetween(to, day), day: to ?? '' })}
        onFollow={follow}
      />
      <Posts
        id="uncovered"
        posts={uncovered}
        note={({ away }) => t('away', { from: away?.from ?? '', to: away?.to ?? '' })}
        onFollow={null}
      />
    </>
  )
}

interface PostsProps {
  readonly id: 'ending' | 'unsucceeded' | 'uncovered'
  readonly posts: readonly Post[]
  readonly note: (post: Post) => string
  readonly onFollow: ((post: Post) => void) | null
}

function Posts({ id, posts, note, onFollow }: PostsProps) {
  const { t } = useTranslation('adminWarnings')
  const words = usePostWords()
  return (
    <section aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>
        {t(id)}{' '}
        <b className="admin-count" data-none={posts.length === 0}>
          {posts.length}
        </b>
      </h3>
      {posts.length === 0 ? <p className="soft">{t(`no-${id}`)}</p> : null}
      <ul className="warned-rows">
        {posts.map((post) => (
          <li key={post.id}>
            <a className="warned-open" href={`${tabPath('staff')}&staff=${post.staff.id}`}>
              <strong>
                <span className="warn" aria-hidden>
                  ▲
                </span>{' '}
                {post.staff.name}
              </strong>
              <span className="soft-line">{words.title(post)}</span>
              <span className="soft-line">{note(post)}</span>
            </a>
            {onFollow === null ? null : (
              <Button size="small" onClick={() => onFollow(post)}>
                {t('follow')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
