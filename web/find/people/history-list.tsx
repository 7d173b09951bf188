import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Member } from '#contract/households.ts'
import { historyOf } from '../../client/household-changes.ts'
import { unwrap } from '../../client/unwrap.ts'
import { TroubleView } from '../../staff/trouble-view.tsx'
import { townTime } from '../../text/town-time.ts'
import { useChangeWords } from './change-words.ts'

interface Props {
  readonly household: string
  /** Its members now, to say whom an entry is about. */
  readonly people: readonly Member[]
}

/** What the household lived through, newest first. */
export function HistoryList({ household, people }: Props) {
  const { t } = useTranslation('household')
  const changeWords = useChangeWords()
  const history = useQuery({
    queryKey: ['people', 'history', household],
    queryFn: () => unwrap(historyOf(household)),
  })
  if (history.isPending) return <Skeleton active paragraph={{ rows: 5 }} />
  if (history.isError) return <TroubleView error={history.error} retry={() => void history.refetch()} />
  const { events } = history.data
  if (events.length === 0) return <p className="form-note">{t('historyNone')}</p>
  return (
    <ol className="history">
      {events.map(({ id, at, by, kind, other, changes }) => {
        const { day, clock } = townTime(new Date(at))
        const about = people.find((person) => person.id === other)
        return (
          <li key={id}>
            <time dateTime={at}>
              {day} {clock}
            </time>
            <strong>
              {t(`event_${kind}`)}
              {about ? ` · ${about.name}` : ''}
            </strong>
            {Object.entries(changes).map(([field, change]) => (
              <span key={field}>{changeWords(field, change)}</span>
            ))}
            <span className="history-by">{by === null ? t('byProgram') : t('by', { name: by })}</span>
          </li>
        )
      })}
    </ol>
  )
}
