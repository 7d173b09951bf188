import { Form, Input } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 } from 'uuid'
import type { BoardNotice } from '#contract/boards.ts'
import type { NoticeChange } from '#contract/boards-admin.ts'
import { putNotice } from '../../client/boards-admin.ts'
import { FormDialog } from '../form-dialog.tsx'
import { DayField } from '../posts/day-field.tsx'
import { dayAfter } from '../posts/timeline.ts'
import { useRefresh } from '../use-change.ts'

/** How long a notice stands unless somebody says otherwise, in days. */
const USUAL_DAYS = 7

interface Props {
  readonly slug: string
  /** The notice to change, `new`, or null while closed. */
  readonly notice: BoardNotice | 'new' | null
  readonly today: string
  readonly onClose: () => void
}

/** A notice with its first and last day; it is kept and shown at once. */
export function NoticeDialog({ slug, notice, today, onClose }: Props) {
  const { t } = useTranslation(['adminBoards', 'admin'])
  const refresh = useRefresh()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new id for each opening is the point
  const newId = useMemo(() => v7(), [notice])
  const known = notice === null || notice === 'new' ? null : notice

  async function send({ title, text, from, until }: NoticeChange) {
    const what = { title: title.trim(), text: text.trim(), from, until }
    const answer = await putNotice(slug, known?.id ?? newId, what)
    await refresh()
    return answer
  }

  return (
    <FormDialog<NoticeChange>
      open={notice !== null}
      title={t(known === null ? 'addNotice' : 'editNotice')}
      okText={t('admin:save')}
      initial={known ?? { from: today, until: dayAfter(today, USUAL_DAYS) }}
      onSend={send}
      onClose={onClose}
    >
      {() => (
        <>
          <Form.Item
            name="title"
            label={t('noticeTitle')}
            rules={[{ required: true, whitespace: true, message: t('admin:need') }]}
          >
            <Input maxLength={40} showCount autoComplete="off" />
          </Form.Item>
          <Form.Item
            name="text"
            label={t('noticeText')}
            extra={t('noticeTextMore')}
            rules={[{ required: true, whitespace: true, message: t('admin:need') }]}
          >
            <Input.TextArea maxLength={400} showCount rows={4} />
          </Form.Item>
          <div className="two-fields">
            <DayField name="from" label={t('noticeFrom')} required />
            <DayField name="until" label={t('noticeUntil')} required notBefore="from" />
          </div>
        </>
      )}
    </FormDialog>
  )
}
