import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Post } from '#contract/staff.ts'
import { removePost } from '../../client/staff.ts'
import { useChange } from '../use-change.ts'
import { ConsentDialog } from './consent-dialog.tsx'
import { EndDialog } from './end-dialog.tsx'
import { LeaveDialog } from './leave-dialog.tsx'
import { PostFlags } from './post-flags.tsx'
import { TermsDialog } from './terms-dialog.tsx'
import { usePostWords } from './use-post-words.ts'

interface Props {
  readonly post: Post
  readonly today: string
  readonly mayChange: boolean
}

/** A post with its days, deputy, leave and consents, and what may be done with it. */
export function PostCard({ post, today, mayChange }: Props) {
  const { t } = useTranslation(['adminPosts', 'admin'])
  const { modal } = App.useApp()
  const words = usePostWords()
  const change = useChange()
  const [open, setOpen] = useState<'terms' | 'leave' | 'consent' | 'end' | null>(null)
  const close = () => setOpen(null)
  const { deputy, away, consentAt, consentPhotoAt, chartUnit, standing } = post

  function takeBack() {
    modal.confirm({
      title: t('takeBackTitle'),
      content: words.line(post),
      okText: t('takeBack'),
      okButtonProps: { danger: true },
      cancelText: t('admin:cancel'),
      onOk: async () => {
        await change(removePost(post.id), t('takenBack'))
      },
    })
  }

  return (
    <article className="post-card" data-standing={standing} aria-label={words.title(post)}>
      <h4>
        {words.title(post)} <PostFlags post={post} today={today} />
      </h4>
      <dl className="facts">
        <dt>{t('days')}</dt>
        <dd>{words.days(post)}</dd>
        {chartUnit === null ? null : (
          <>
            <dt>{t('chartUnit')}</dt>
            <dd>{chartUnit.name}</dd>
          </>
        )}
        <dt>{t('deputy')}</dt>
        <dd>{deputy?.name ?? t('noDeputy')}</dd>
        {away === null ? null : (
          <>
            <dt>{t('leave')}</dt>
            <dd>{t('admin:spanOf', { ...away })}</dd>
          </>
        )}
        <dt>{t('consent')}</dt>
        <dd>
          {[
            consentAt === null ? t('phoneHidden') : t('phonePublic', { day: consentAt }),
            consentPhotoAt === null ? t('photoHidden') : t('photoPublic', { day: consentPhotoAt }),
          ].join(t('listComma'))}
        </dd>
      </dl>
      {mayChange && post.mayEdit && standing !== 'past' ? (
        <div className="admin-row">
          <Button size="small" onClick={() => setOpen('terms')}>
            {t('admin:edit')}
          </Button>
          <Button size="small" onClick={() => setOpen('leave')}>
            {t('leave')}
          </Button>
          <Button size="small" onClick={() => setOpen('consent')}>
            {t('consent')}
          </Button>
          {standing === 'coming' ? (
            <Button size="small" danger onClick={takeBack}>
              {t('takeBack')}
            </Button>
          ) : (
            <Button size="small" danger onClick={() => setOpen('end')}>
              {t('endPost')}
            </Button>
          )}
        </div>
      ) : null}
      <TermsDialog post={post} open={open === 'terms'} onClose={close} />
      <LeaveDialog post={post} open={open === 'leave'} today={today} onClose={close} />
      <ConsentDialog post={post} open={open === 'consent'} today={today} onClose={close} />
      <EndDialog post={post} open={open === 'end'} today={today} onClose={close} />
    </article>
  )
}
