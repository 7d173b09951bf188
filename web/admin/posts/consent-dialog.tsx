import { App, Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Post } from '#contract/staff.ts'
import { changePost } from '../../client/staff.ts'
import { useChange } from '../use-change.ts'

interface Props {
  readonly post: Post
  readonly open: boolean
  readonly today: string
  readonly onClose: () => void
}

/** What the holder of a post agreed to have published, since when; given and withdrawn here. */
export function ConsentDialog({ post, open, today, onClose }: Props) {
  const { t } = useTranslation(['adminPosts', 'admin'])
  return (
    <Modal
      open={open}
      title={t('consentOf', { name: post.staff.name })}
      footer={<Button onClick={onClose}>{t('admin:close')}</Button>}
      onCancel={onClose}
      destroyOnHidden
      width={480}
    >
      <p className="soft">{t('consentMore')}</p>
      <Consent post={post} what="consentAt" today={today} />
      <Consent post={post} what="consentPhotoAt" today={today} />
    </Modal>
  )
}

function Consent({ post, what, today }: { post: Post; what: 'consentAt' | 'consentPhotoAt'; today: string }) {
  const { t } = useTranslation(['adminPosts', 'admin'])
  const { modal } = App.useApp()
  const change = useChange()
  const [day, setDay] = useState(today)
  const given = post[what]
  const label = t(what === 'consentAt' ? 'consentPhone' : 'consentPhoto')

  function withdraw() {
    modal.confirm({
      title: t('withdrawTitle', { what: label }),
      content: t(what === 'consentAt' ? 'withdrawPhoneMore' : 'withdrawPhotoMore'),
      okText: t('withdraw'),
      okButtonProps: { danger: true },
      cancelText: t('admin:cancel'),
      onOk: async () => {
        await change(changePost(post.id, { [what]: null }), t('withdrawn'))
      },
    })
  }

  return (
    <section className="consent" aria-label={label}>
      <h4>{label}</h4>
      {given === null ? (
        <div className="consent-give">
          <Form.Item label={t('agreedOn')} htmlFor={`${post.id}-${what}`} layout="vertical">
            <Input
              id={`${post.id}-${what}`}
              type="date"
              max={today}
              value={day}
              onChange={({ target }) => setDay(target.value)}
            />
          </Form.Item>
          <Button
            type="primary"
            disabled={day === ''}
            onClick={() => void change(changePost(post.id, { [what]: day }), t('admin:saved'))}
          >
            {t('recordConsent')}
          </Button>
        </div>
      ) : (
        <div className="consent-give">
          <p>{t('agreed', { day: given })}</p>
          <Button danger onClick={withdraw}>
            {t('withdraw')}
          </Button>
        </div>
      )}
    </section>
  )
}
