import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Post } from '#contract/staff.ts'
import { changePost } from '../../client/staff.ts'
import { FormDialog } from '../form-dialog.tsx'
import { useRefresh } from '../use-change.ts'
import { ChartField } from './chart-field.tsx'
import { DayField } from './day-field.tsx'
import { StaffField } from './staff-field.tsx'
import { usePostWords } from './use-post-words.ts'

interface Values {
  readonly from: string
  readonly to?: string
  readonly deputy?: string | null
  readonly chartUnit?: string | null
}

/** Days, deputy and chart unit of a post; its place and role are what it is, and stay. */
export function TermsDialog({ post, open, onClose }: { post: Post; open: boolean; onClose: () => void }) {
  const { t } = useTranslation(['adminPosts', 'admin'])
  const words = usePostWords()
  const refresh = useRefresh()

  async function send({ from, to = '', deputy = null, chartUnit = null }: Values) {
    const answer = await changePost(post.id, { from, to: to === '' ? null : to, deputy, chartUnit })
    await refresh()
    return answer
  }

  return (
    <FormDialog<Values>
      open={open}
      title={words.title(post)}
      okText={t('admin:save')}
      initial={{
        from: post.from,
        to: post.to ?? '',
        deputy: post.deputy?.id ?? null,
        chartUnit: post.chartUnit?.id ?? null,
      }}
      fieldOf={{
        'to-before-from': 'to',
        overlapping: 'from',
        'deputy-is-holder': 'deputy',
        'deputy-unknown': 'deputy',
      }}
      onSend={send}
      onClose={onClose}
    >
      {() => (
        <>
          <p className="soft">{t('termsMore')}</p>
          <div className="two-fields">
            <DayField name="from" label={t('firstDay')} required />
            <DayField name="to" label={t('lastDay')} extra={t('openEnded')} notBefore="from" />
          </div>
          <Form.Item name="deputy" label={t('deputy')} extra={t('deputyMore')}>
            <StaffField begin={post.deputy} but={post.staff.id} />
          </Form.Item>
          <Form.Item name="chartUnit" label={t('chartUnit')}>
            <ChartField />
          </Form.Item>
        </>
      )}
    </FormDialog>
  )
}
