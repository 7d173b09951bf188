import { App, Button, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Post } from '#contract/staff.ts'
import { changePost } from '../../client/staff.ts'
import { FormDialog } from '../form-dialog.tsx'
import { useChange, useRefresh } from '../use-change.ts'
import { DayField } from './day-field.tsx'
import { StaffField } from './staff-field.tsx'
import { usePostWords } from './use-post-words.ts'

interface Props {
  readonly post: Post
  readonly open: boolean
  readonly today: string
  readonly onClose: () => void
}

interface Values {
  readonly from: string
  readonly to: string
  readonly deputy: string | null
}

/** When the holder of a post is away and who stands in. */
export function LeaveDialog({ post, open, today, onClose }: Props) {
  const { t } = useTranslation(['adminPosts', 'admin'])
  const { modal } = App.useApp()
  const words = usePostWords()
  const refresh = useRefresh()
  const change = useChange()

  async function send({ from, to, deputy }: Values) {
    const answer = await changePost(post.id, { away: { from, to }, deputy })
    await refresh()
    return answer
  }

  function backAgain() {
    modal.confirm({
      title: t('backAgainTitle'),
      okText: t('backAgain'),
      cancelText: t('admin:cancel'),
      onOk: async () => {
        if (await change(changePost(post.id, { away: null }), t('admin:saved'))) onClose()
      },
    })
  }

  return (
    <FormDialog<Values>
      open={open}
      title={t('leaveOf', { name: post.staff.name })}
      okText={t('admin:save')}
      initial={{
        from: post.away?.from ?? today,
        to: post.away?.to ?? '',
        deputy: post.deputy?.id ?? null,
      }}
      fieldOf={{
        'away-upside-down': 'to',
        'away-outside-post': 'to',
        'deputy-is-holder': 'deputy',
        'deputy-unknown': 'deputy',
      }}
      onSend={send}
      onClose={onClose}
    >
      {() => (
        <>
          <p className="soft">{words.title(post)}</p>
          <div className="two-fields">
            <DayField name="from" label={t('firstDayAway')} required />
            <DayField name="to" label={t('lastDayAway')} required notBefore="from" />
          </div>
          <Form.Item
            name="deputy"
            label={t('deputy')}
            extra={t('leaveMore')}
            rules={[{ required: true, message: t('needDeputy') }]}
          >
            <StaffField begin={post.deputy} but={post.staff.id} />
          </Form.Item>
          {post.away === null ? null : (
            <Button className="gap-below" onClick={backAgain}>
              {t('backAgain')}
            </Button>
          )}
        </>
      )}
    </FormDialog>
  )
}
