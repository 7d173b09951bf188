import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { BoardScreen } from '#contract/boards-admin.ts'
import { townTime } from '../../text/town-time.ts'

const MARKS = {
  live: ['●', 'public'],
  behind: ['▲', 'soon'],
  silent: ['■', 'empty'],
} as const

/** Screens as rows, those that were heard of last first. */
export function ScreenList({ screens }: { screens: readonly BoardScreen[] }) {
  const { t } = useTranslation('adminBoards')
  const inOrder = [...screens].sort((a, b) => (a.seenAt < b.seenAt ? 1 : -1))
  return (
    <table className="screens">
      <thead>
        <tr>
          <th scope="col">{t('screen')}</th>
          <th scope="col">{t('seen')}</th>
          <th scope="col">{t('version')}</th>
          <th scope="col">{t('dataAt')}</th>
          <th scope="col">{t('size')}</th>
        </tr>
      </thead>
      <tbody>
        {inOrder.map((screen) => (
          <ScreenRow key={screen.id} screen={screen} />
        ))}
      </tbody>
    </table>
  )
}

function ScreenRow({ screen }: { screen: BoardScreen }) {
  const { t } = useTranslation('adminBoards')
  const { standing, seenAt, version, dataAt, width, height } = screen
  const [shape, kind] = MARKS[standing]
  return (
    <tr data-standing={standing}>
      <th scope="row">
        <span className="flag" data-kind={kind}>
          <span aria-hidden>{shape}</span> {t(`screen-${standing}`)}
        </span>
      </th>
      <td title={moment(seenAt)}>
        <span className="screens-what">{t('seen')}</span> {ago(t, seenAt)}
      </td>
      <td>
        <span className="screens-what">{t('version')}</span>{' '}
        {version === null ? t('versionUnknown') : t('versionOf', { n: version })}
      </td>
      <td>
        <span className="screens-what">{t('dataAt')}</span> {dataAt === null ? '—' : moment(dataAt)}
      </td>
      <td>
        <span className="screens-what">{t('size')}</span> {width} × {height}
      </td>
    </tr>
  )
}

/** `2026-11-21 14:32` in the town. */
function moment(iso: string): string {
  const { day, clock } = townTime(new Date(iso))
  return `${day} ${clock}`
}

/** How long ago in words; the moment itself after a day. */
function ago(t: TFunction<'adminBoards'>, iso: string): string {
  const minutes = Math.floor((Date.now() - Date.parse(iso)) / 60_000)
  if (minutes < 1) return t('justNow')
  if (minutes < 60) return t('minutesAgo', { n: minutes })
  if (minutes < 24 * 60) return t('hoursAgo', { n: Math.floor(minutes / 60) })
  return moment(iso)
}
