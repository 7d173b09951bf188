import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import type { OpenSession } from '#contract/session.ts'
import type { Answer } from '../client/request.ts'
import { endOtherSessions, endSession, mySessions } from '../client/session.ts'
import { unwrap } from '../client/unwrap.ts'
import { TroubleView, useTroubleWords } from '../staff/trouble-view.tsx'
import { townTime } from '../text/town-time.ts'

/** What one's own sessions are kept under; keys of GIS programs are among them. */
export const SESSIONS_KEY = ['people', 'my-sessions']

/** Where I am signed in, and the way to end what I do not know or left open. */
export function SessionList() {
  const { t } = useTranslation('account')
  const { modal, message } = App.useApp()
  const words = useTroubleWords()
  const queries = useQueryClient()
  const list = useQuery({ queryKey: SESSIONS_KEY, queryFn: () => unwrap(mySessions()), staleTime: 0 })

  async function ended(answer: Promise<Answer<unknown>>) {
    const settled = await answer
    if (settled.ok) void message.success(t('sessionEnded'))
    else void message.error(words(settled.trouble))
    await queries.invalidateQueries({ queryKey: SESSIONS_KEY })
  }

  function endOthers(n: number) {
    modal.confirm({
      title: t('endOthersTitle', { n }),
      content: t('endOthersMore'),
      okText: t('endOthers'),
      okButtonProps: { danger: true },
      cancelText: t('cancel'),
      onOk: () => ended(endOtherSessions()),
    })
  }

  const all = list.data?.sessions ?? []
  const sessions = all.filter(({ gis }) => !gis)
  const others = all.filter(({ current }) => !current).length
  return (
    <section aria-labelledby="sessions-title">
      <h3 id="sessions-title">{t('sessions')}</h3>
      {list.isError ? <TroubleView error={list.error} retry={() => void list.refetch()} /> : null}
      {list.isPending ? <Skeleton active paragraph={{ rows: 2 }} /> : null}
      <ul className="my-sessions">
        {sessions.map((session) => (
          <li key={session.id}>
            <SessionWords session={session} />
            {session.current ? (
              <span className="flag" data-kind="public">
                {t('thisOne')}
              </span>
            ) : (
              <Button onClick={() => void ended(endSession(session.id))}>
                {t('endSession')}{' '}
                <span className="unseen">
                  {session.device} {moment(session.seenAt)}
                </span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {others > 0 ? (
        <Button danger onClick={() => endOthers(others)}>
          {t('endOthers')}
        </Button>
      ) : null}
    </section>
  )
}

function SessionWords({ session: { device, createdAt, seenAt } }: { session: OpenSession }) {
  const { t } = useTranslation('account')
  return (
    <span>
      <strong>{device === '' ? t('unknownDevice') : device}</strong>
      <span className="soft-line block">{t('since', { at: moment(createdAt) })}</span>
      <span className="soft-line block">{t('seen', { at: moment(seenAt) })}</span>
    </span>
  )
}

function moment(at: string): string {
  const { day, clock } = townTime(new Date(at))
  return `${day} ${clock}`
}
