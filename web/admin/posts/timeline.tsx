import { useTranslation } from 'react-i18next'
import type { Post } from '#contract/staff.ts'
import { barsOf, daysBetween, monthsOf, yearAround } from './timeline.ts'
import { usePostWords } from './use-post-words.ts'

interface Props {
  readonly posts: readonly Post[]
  readonly today: string
  /** Without words beside the bars and without months: one line for a table. */
  readonly small?: boolean
}

const share = (n: number) => `${(n * 100).toFixed(2)}%`

/** Posts as bars over a year, today as a line: what is held, what is to come, and when somebody is away. */
export function Timeline({ posts, today, small = false }: Props) {
  const { t } = useTranslation('adminPosts')
  const words = usePostWords()
  const stretch = yearAround(today)
  const bars = barsOf(posts, stretch)
  const now = { left: share(daysBetween(stretch.from, today) / stretch.days) }
  if (bars.length === 0) return small ? <span className="soft-line">{t('noPostThisYear')}</span> : null
  return (
    <div
      className="timeline"
      data-small={small}
      role="img"
      aria-label={bars.map(({ post }) => words.line(post)).join('; ')}
    >
      {small ? null : (
        <div className="timeline-months" aria-hidden>
          {monthsOf(stretch).map(({ day, left }) => (
            <span key={day} style={{ left: share(left) }}>
              {day.slice(5, 7) === '01' ? day.slice(0, 4) : t('month', { n: Number(day.slice(5, 7)) })}
            </span>
          ))}
        </div>
      )}
      {bars.map(({ post, left, width, before, beyond, away }) => (
        <div key={post.id} className="timeline-lane" title={words.line(post)}>
          <span
            className="timeline-bar"
            data-standing={post.standing}
            data-before={before}
            data-beyond={beyond}
            style={{ left: share(left), width: share(width) }}
          >
            {small ? null : words.title(post)}
          </span>
          {away ? (
            <i className="timeline-away" style={{ left: share(away.left), width: share(away.width) }} />
          ) : null}
        </div>
      ))}
      <i className="timeline-today" style={now} />
    </div>
  )
}
