import { useQuery } from '@tanstack/react-query'
import { Alert, App, Modal, Skeleton, Table } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProposedPost } from '#contract/plans.ts'
import { proposedPostsOf, takePosts } from '../../../client/plan-posts.ts'
import type { Trouble } from '../../../client/request.ts'
import { unwrap } from '../../../client/unwrap.ts'
import type { DraftSession } from '../../../editor/draft-session.ts'
import { TroubleView, useTroubleWords } from '../../../staff/trouble-view.tsx'
import { useSession } from '../../../staff/use-session.ts'
import { useDraft } from '../use-draft.ts'
import { ChangeSum } from './change-sum.tsx'

interface Props {
  readonly session: DraftSession
  readonly open: boolean
  readonly onClose: () => void
}

const keyOf = ({ post, to }: ProposedPost) => `${post} ${to.key}`

/** After publication: who hands over, and the posts proposed on grids that follow retired ones, to be taken or not. */
export function HandoverDialog({ session, open, onClose }: Props) {
  const { t } = useTranslation('planSteps')
  const { message } = App.useApp()
  const { detail } = useDraft(session)
  const account = useSession().session
  const words = useTroubleWords()
  const proposed = useQuery({
    queryKey: ['people', 'plan-posts', detail.id],
    queryFn: () => unwrap(proposedPostsOf(detail.id)),
    enabled: open,
    staleTime: 0,
  })
  const posts = proposed.data?.posts ?? []
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const mayTake = account?.capacity === 'admin'
  const chosen = posts.filter((each) => !left.has(keyOf(each)))

  async function takeThem() {
    setBusy(true)
    const answer = await takePosts(
      detail.id,
      chosen.map(({ post, to }) => ({ post, to: to.key })),
    )
    setBusy(false)
    if (!answer.ok) return setTrouble(answer.trouble)
    void message.success(t('postsTaken', { n: answer.value.taken }))
    onClose()
  }
  return (
    <Modal
      open={open}
      title={t('handoverTitle', { name: detail.name, day: detail.effectiveFrom ?? '' })}
      okText={t('takePosts', { n: chosen.length })}
      cancelText={t('close')}
      confirmLoading={busy}
      okButtonProps={mayTake && chosen.length > 0 ? {} : { style: { display: 'none' } }}
      onOk={() => void takeThem()}
      onCancel={onClose}
      width={680}
    >
      <ChangeSum session={session} />
      <p className="soft">{t('handoverMore')}</p>
      {proposed.isPending ? <Skeleton active title={false} /> : null}
      {proposed.isError ? <TroubleView error={proposed.error} retry={() => void proposed.refetch()} /> : null}
      {proposed.data !== undefined && posts.length === 0 ? (
        <p className="panel-none">{t('noPosts')}</p>
      ) : null}
      {posts.length > 0 ? (
        <>
          <p>{t(mayTake ? 'postsProposed' : 'postsForAdmin', { n: posts.length })}</p>
          <Table<ProposedPost>
            size="small"
            rowKey={keyOf}
            dataSource={posts}
            pagination={{ pageSize: 8, showSizeChanger: false, hideOnSinglePage: true }}
            {...(mayTake
              ? {
                  rowSelection: {
                    selectedRowKeys: chosen.map(keyOf),
                    onChange: (keys) =>
                      setLeft(new Set(posts.map(keyOf).filter((key) => !keys.includes(key)))),
                  },
                }
              : {})}
            columns={[
              { title: t('worker'), key: 'staff', render: (_, { staff, role }) => `${staff.name} ${role}` },
              { title: t('fromGrid'), key: 'from', render: (_, { from }) => from.name },
              { title: t('toGrid'), key: 'to', render: (_, { to }) => to.name },
              {
                title: t('share'),
                key: 'share',
                align: 'right',
                render: (_, { share }) => `${Math.round(share * 100)} %`,
              },
            ]}
          />
        </>
      ) : null}
      {trouble ? <Alert type="error" showIcon title={words(trouble)} /> : null}
    </Modal>
  )
}
