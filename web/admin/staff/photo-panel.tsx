import './photo.css'
import { useQuery } from '@tanstack/react-query'
import { Alert, App, Button, Skeleton } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StaffMember } from '#contract/staff.ts'
import { removePhoto, staffPhoto } from '../../client/photos.ts'
import { unwrap } from '../../client/unwrap.ts'
import { TroubleView } from '../../staff/trouble-view.tsx'
import { usePostWords } from '../posts/use-post-words.ts'
import { ADMIN, useChange } from '../use-change.ts'
import { oldConsents, showingPhoto } from './consent-age.ts'
import { PhotoCard } from './photo-card.tsx'
import { PhotoDialog } from './photo-dialog.tsx'
import { openPhoto, type PhotoTrouble } from './photo-file.ts'

interface Props {
  readonly member: StaffMember
  readonly today: string
  readonly mayChange: boolean
}

/** Somebody's photo, and beside it what it publishes under which consent. */
export function PhotoPanel({ member, today, mayChange }: Props) {
  const { t } = useTranslation(['adminPhotos', 'admin'])
  const words = usePostWords()
  const photo = useQuery({
    queryKey: [...ADMIN, 'photo', member.id],
    queryFn: () => unwrap(staffPhoto(member.id)),
  })
  const address = useAddressOf(photo.data ?? null)
  const first = member.posts.find(({ standing }) => standing === 'current') ?? member.posts[0]
  const role = first === undefined ? '' : words.title(first)
  return (
    <section className="photo" aria-labelledby="photo-title">
      <h3 id="photo-title">{t('photo')}</h3>
      {photo.isError ? <TroubleView error={photo.error} retry={() => void photo.refetch()} /> : null}
      {photo.isPending ? <Skeleton.Image active /> : null}
      {photo.data === undefined ? null : (
        <div className="photo-beside">
          <PhotoCard name={member.name} role={role} picture={address} />
          <div>
            <Publishes member={member} today={today} has={photo.data !== null} />
            {mayChange && member.mayEdit ? (
              <PhotoButtons member={member} role={role} has={photo.data !== null} />
            ) : null}
          </div>
        </div>
      )}
      <OldConsents member={member} today={today} />
    </section>
  )
}

/** What the photo publishes, and under which consent; without consent nothing is public. */
function Publishes({ member, today, has }: { member: StaffMember; today: string; has: boolean }) {
  const { t } = useTranslation('adminPhotos')
  const words = usePostWords()
  const showing = showingPhoto(member, today)
  if (showing.length === 0)
    return (
      <>
        <p>
          <span className="flag" data-kind="plain">
            {t('hidden')}
          </span>
        </p>
        <p>{t('hiddenMore')}</p>
        <p className="soft-line">{t('whichConsents')}</p>
      </>
    )
  return (
    <>
      <p>
        <span className="flag" data-kind="public">
          {t(has ? 'public' : 'publicOnceThere')}
        </span>
      </p>
      <ul className="photo-consents">
        {showing.map((post) => (
          <li key={post.id}>
            {t('publicUnder', { post: words.title(post), day: post.consentPhotoAt ?? '' })}
          </li>
        ))}
      </ul>
      <p className="soft-line">{t('publicMore')}</p>
    </>
  )
}

function PhotoButtons({ member, role, has }: { member: StaffMember; role: string; has: boolean }) {
  const { t } = useTranslation(['adminPhotos', 'admin'])
  const { modal } = App.useApp()
  const change = useChange()
  const input = useRef<HTMLInputElement>(null)
  const [picture, setPicture] = useState<ImageBitmap | null>(null)
  const [trouble, setTrouble] = useState<PhotoTrouble | null>(null)

  async function open(file: File | undefined) {
    if (file === undefined) return
    const opened = await openPhoto(file)
    setTrouble(typeof opened === 'string' ? opened : null)
    setPicture(typeof opened === 'string' ? null : opened)
  }
  function remove() {
    modal.confirm({
      title: t('removeTitle', { name: member.name }),
      content: t('removeMore'),
      okText: t('admin:remove'),
      okButtonProps: { danger: true },
      cancelText: t('admin:cancel'),
      onOk: async () => {
        await change(removePhoto(member.id), t('removed'))
      },
    })
  }
  function close() {
    picture?.close()
    setPicture(null)
  }

  return (
    <>
      <div className="admin-row">
        <input
          ref={input}
          type="file"
          hidden
          accept="image/jpeg,image/png,image/webp,image/*"
          aria-label={t('chooseFile')}
          onChange={({ target }) => {
            void open(target.files?.[0])
            // The same file can be chosen again after it was dropped.
            target.value = ''
          }}
        />
        <Button size="small" onClick={() => input.current?.click()}>
          {t(has ? 'replace' : 'addPhoto')}
        </Button>
        {has ? (
          <Button size="small" danger onClick={remove}>
            {t('removePhoto')}
          </Button>
        ) : null}
      </div>
      {trouble ? (
        <Alert type="error" showIcon title={t(`file-${trouble}`)} className="photo-trouble" />
      ) : null}
      <PhotoDialog staff={member} role={role} picture={picture} onClose={close} />
    </>
  )
}

/** Consents older than three years: of photo, and of name and phone. */
function OldConsents({ member, today }: { member: StaffMember; today: string }) {
  const { t } = useTranslation('adminPhotos')
  const words = usePostWords()
  const old = oldConsents(member, today)
  if (old.length === 0) return null
  return (
    <div className="photo-old" role="note">
      <strong>▲ {t('oldConsent')}</strong>
      <ul className="photo-consents">
        {old.map(({ post, what, given }) => (
          <li key={`${post.id} ${what}`}>
            {t(what === 'consentAt' ? 'oldPhone' : 'oldPhoto', { post: words.title(post), day: given })}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** An address for a picture that was received, let go of when it is no longer shown. */
function useAddressOf(content: Blob | null): string | null {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    if (content === null) return setAddress(null)
    const made = URL.createObjectURL(content)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [content])
  return address
}
