import { PlusOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardNotice } from '#contract/boards.ts'
import { removeNotice } from '../../client/boards-admin.ts'
import { townTime } from '../../text/town-time.ts'
import { useChange } from '../use-change.ts'
import { NoticeDialog } from './notice-dialog.tsx'
import { noticeStanding, noticesInOrder } from './notice-order.ts'

const KINDS = { now: 'public', coming: 'coming', past: 'plain' } as const

interface Props {
  readonly slug: string
  readonly notices: readonly BoardNotice[]
}

/** Notices of a board with their days: those that stand today, those to come, and those that are over, marked as such. */
export function Notices({ slug, notices }: Props) {
  const { t } = useTranslation(['adminBoards', 'admin'])
  const { modal } = App.useApp()
  const change = useChange()
  const [editing, setEditing] = useState<BoardNotice | 'new' | null>(null)
  const today = townTime(new Date()).day

  function remove(notice: BoardNotice) {
    modal.confirm({
      title: t('removeNotice', { title: notice.title }),
      content: t('removeNoticeMore'),
      okText: t('admin:remove'),
      okButtonProps: { danger: true },
      cancelText: t('admin:cancel'),
      onOk: async () => {
        await change(removeNotice(slug, notice.id), t('noticeRemoved'))
      },
    })
  }

  return (
    <section className="board-part" aria-labelledby="notices-title">
      <div className="admin-head">
        <h3 id="notices-title">{t('notices')}</h3>
        <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => setEditing('new')}>
          {t('addNotice')}
        </Button>
      </div>
      <p className="soft">{t('noticesMore')}</p>
      {notices.length === 0 ? <p className="admin-none">{t('noNotices')}</p> : null}
      <ul className="notices">
        {noticesInOrder(notices, today).map((notice) => {
          const standing = noticeStanding(notice, today)
          return (
            <li key={notice.id} data-standing={standing}>
              <div>
                <b>{notice.title}</b>{' '}
                <span className="flag" data-kind={KINDS[standing]}>
                  {t(`notice-${standing}`)}
                </span>
                <span className="soft-line block">
                  {t('admin:spanOf', { from: notice.from, to: notice.until })}
                </span>
                <p>{notice.text}</p>
              </div>
              <span className="admin-row">
                <Button size="small" onClick={() => setEditing(notice)}>
                  {t('admin:edit')} <span className="unseen">{notice.title}</span>
                </Button>
                <Button size="small" danger onClick={() => remove(notice)}>
                  {t('admin:remove')} <span className="unseen">{notice.title}</span>
                </Button>
              </span>
            </li>
          )
        })}
      </ul>
      <NoticeDialog slug={slug} notice={editing} today={today} onClose={() => setEditing(null)} />
    </section>
  )
}
