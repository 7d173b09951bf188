import { useTranslation } from 'react-i18next'
import type { Post } from '#contract/staff.ts'
import { endPost } from '../../client/staff.ts'
import { FormDialog } from '../form-dialog.tsx'
import { useRefresh } from '../use-change.ts'
import { DayField } from './day-field.tsx'
import { usePostWords } from './use-post-words.ts'

interface Props {
  readonly post: Post
  readonly open: boolean
  readonly today: string
  readonly onClose: () => void
}

/** The last day of a post; on the day after it, its holder sees nothing of it. */
export function EndDialog({ post, open, today, onClose }: Props) {
  const { t } = useTranslation('adminPosts')
  const words = usePostWords()
  const refresh = useRefresh()

  async function send({ on }: { on: string }) {
    const answer = await endPost(post.id, on)
    await refresh()
    return answer
  }

  return (
    <FormDialog<{ on: string }>
      open={open}
      title={t('endOf', { name: post.staff.name })}
      okText={t('endPost')}
      danger
      initial={{ on: today }}
      width={420}
      fieldOf={{ 'already-ends': 'on', 'to-before-from': 'on' }}
      onSend={send}
      onClose={onClose}
    >
      {() => (
        <>
          <p className="soft">{words.title(post)}</p>
          <DayField name="on" label={t('lastDay')} extra={t('endMore')} required />
        </>
      )}
    </FormDialog>
  )
}
