import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Post, StaffMember } from '#contract/staff.ts'
import { staffById } from '../../client/staff.ts'
import { unwrap } from '../../client/unwrap.ts'
import { phoneWords } from '../../text/phone.ts'
import { Answered } from '../answered.tsx'
import { AppointDialog } from '../posts/appoint-dialog.tsx'
import { PostCard } from '../posts/post-card.tsx'
import { Timeline } from '../posts/timeline.tsx'
import { tabPath } from '../tabs.ts'
import { ADMIN } from '../use-change.ts'
import { PhotoPanel } from './photo-panel.tsx'
import { StaffDialog } from './staff-dialog.tsx'

interface Props {
  /** Null while closed. */
  readonly id: string | null
  readonly today: string
  readonly mayChange: boolean
  readonly onClose: () => void
}

/** One of the staff at the side of the table: telephone, accounts, the year as bars, and each post. */
export function StaffDrawer({ id, today, mayChange, onClose }: Props) {
  const { t } = useTranslation(['adminStaff', 'admin'])
  const member = useQuery({
    queryKey: [...ADMIN, 'staff-member', id],
    queryFn: () => unwrap(staffById(id!)),
    enabled: id !== null,
  })
  return (
    <Drawer
      open={id !== null}
      onClose={onClose}
      size={620}
      title={member.data?.name ?? t('oneOfStaff')}
      closable={{ 'aria-label': t('admin:close') }}
      destroyOnHidden
    >
      <Answered query={member}>
        {(data) => <Member member={data} today={today} mayChange={mayChange} />}
      </Answered>
    </Drawer>
  )
}

function Member({ member, today, mayChange }: { member: StaffMember; today: string; mayChange: boolean }) {
  const { t } = useTranslation(['adminStaff', 'admin'])
  const [editing, setEditing] = useState(false)
  const [appointing, setAppointing] = useState(false)
  const held = member.posts.filter(({ standing }) => standing !== 'past')
  const past = member.posts.filter(({ standing }) => standing === 'past')
  const cards = (posts: readonly Post[]) =>
    posts.map((post) => <PostCard key={post.id} post={post} today={today} mayChange={mayChange} />)
  return (
    <div className="staff-member">
      <dl className="facts">
        <dt>{t('phone')}</dt>
        <dd>{member.phone === null ? t('noPhone') : phoneWords(member.phone)}</dd>
        <dt>{t('account')}</dt>
        <dd>
          {member.accounts.length === 0
            ? t('noAccount')
            : member.accounts.map(({ id, username, disabled }) => (
                <a key={id} href={`${tabPath('accounts')}&account=${id}`}>
                  {username}
                  {disabled ? ` (${t('accountShut')})` : ''}
                </a>
              ))}
        </dd>
      </dl>
      {mayChange && member.mayEdit ? (
        <div className="admin-row">
          <Button onClick={() => setEditing(true)}>{t('editStaff')}</Button>
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAppointing(true)}>
            {t('newPost')}
          </Button>
        </div>
      ) : null}
      {mayChange && !member.mayEdit ? <p className="soft">{t('notYours')}</p> : null}
      <PhotoPanel member={member} today={today} mayChange={mayChange} />
      <h3>{t('yearAround')}</h3>
      <Timeline posts={member.posts} today={today} />
      <h3>{t('posts')}</h3>
      {held.length === 0 ? <p className="admin-none">{t('noPostMore')}</p> : cards(held)}
      {past.length > 0 ? (
        <details className="past-posts">
          <summary>{t('pastPosts', { n: past.length })}</summary>
          {cards(past)}
        </details>
      ) : null}
      <StaffDialog open={editing} member={member} onClose={() => setEditing(false)} />
      <AppointDialog
        open={appointing}
        staff={{ id: member.id, name: member.name }}
        today={today}
        onClose={() => setAppointing(false)}
      />
    </div>
  )
}
