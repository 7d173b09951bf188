import { App, Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account, AccountWithPassword } from '#contract/accounts.ts'
import { endSessionsOf, newPassword, resetCodesOf, shutAccount } from '../../client/accounts.ts'
import { useTroubleWords } from '../../staff/trouble-view.tsx'
import { townTime } from '../../text/town-time.ts'
import { tabPath } from '../tabs.ts'
import { useChange, useRefresh } from '../use-change.ts'
import { AccountDialog } from './account-dialog.tsx'
import { AccountFlags } from './account-flags.tsx'
import { ReachPreview } from './reach-preview.tsx'

interface Props {
  /** Null while closed. */
  readonly account: Account | null
  readonly onClose: () => void
  readonly onPassword: (made: AccountWithPassword) => void
}

/** One account at the side of the table: what it is, what it sees on a day, and what may be done about it. */
export function AccountDrawer({ account, onClose, onPassword }: Props) {
  const { t } = useTranslation('admin')
  return (
    <Drawer
      open={account !== null}
      onClose={onClose}
      size={620}
      title={account?.username}
      closable={{ 'aria-label': t('close') }}
      destroyOnHidden
    >
      {account === null ? null : <One account={account} onPassword={onPassword} />}
    </Drawer>
  )
}

function One({ account, onPassword }: { account: Account; onPassword: (made: AccountWithPassword) => void }) {
  const { t } = useTranslation(['adminAccounts', 'admin'])
  const [editing, setEditing] = useState(false)
  const { jurisdiction, reachGrid, staff, sessions, passwordAt, createdAt } = account
  const dayOf = (at: string) => townTime(new Date(at)).day
  return (
    <div className="account-one">
      <AccountFlags account={account} />
      <dl className="facts">
        <dt>{t('capacity')}</dt>
        <dd>{t(`capacity-${account.capacity}`)}</dd>
        <dt>{t('jurisdiction')}</dt>
        <dd>
          {jurisdiction.name} {jurisdiction.code}
        </dd>
        {reachGrid === null ? null : (
          <>
            <dt>{t('reachGrid')}</dt>
            <dd>
              {reachGrid.name} {reachGrid.code}
            </dd>
          </>
        )}
        <dt>{t('staff')}</dt>
        <dd>{staff === null ? '—' : <a href={`${tabPath('staff')}&staff=${staff.id}`}>{staff.name}</a>}</dd>
        <dt>{t('sessions')}</dt>
        <dd>{sessions}</dd>
        <dt>{t('passwordSince')}</dt>
        <dd>{dayOf(passwordAt)}</dd>
        <dt>{t('createdOn')}</dt>
        <dd>{dayOf(createdAt)}</dd>
      </dl>
      <Hands account={account} onEdit={() => setEditing(true)} onPassword={onPassword} />
      <ReachPreview account={account.id} />
      <AccountDialog
        open={editing}
        account={account}
        jurisdiction={jurisdiction.code}
        onClose={() => setEditing(false)}
      />
    </div>
  )
}

interface HandsProps {
  readonly account: Account
  readonly onEdit: () => void
  readonly onPassword: (made: AccountWithPassword) => void
}

function Hands({ account, onEdit, onPassword }: HandsProps) {
  const { t } = useTranslation(['adminAccounts', 'admin'])
  const { modal, message } = App.useApp()
  const words = useTroubleWords()
  const change = useChange()
  const refresh = useRefresh()
  const { id, username, disabledAt, sessions, codes, mine } = account
  const shut = disabledAt !== null

  const ask = (title: string, content: string, okText: string, onOk: () => Promise<unknown>) =>
    modal.confirm({
      title,
      content,
      okText,
      okButtonProps: { danger: true },
      cancelText: t('admin:cancel'),
      onOk,
    })

  async function makePassword() {
    const answer = await newPassword(id)
    await refresh()
    if (answer.ok) onPassword(answer.value)
    else void message.error(words(answer.trouble))
  }

  return (
    <div className="admin-row">
      <Button onClick={onEdit}>{t('admin:edit')}</Button>
      {mine ? null : (
        <Button
          onClick={() => ask(t('newPasswordTitle'), t('newPasswordMore'), t('newPassword'), makePassword)}
        >
          {t('newPassword')}
        </Button>
      )}
      <Button
        disabled={sessions === 0}
        onClick={() =>
          ask(t('endSessionsTitle', { n: sessions }), t('endSessionsMore'), t('endSessions'), () =>
            change(endSessionsOf(id), t('sessionsEnded')),
          )
        }
      >
        {t('endSessions')}
      </Button>
      {codes && !mine ? (
        <Button
          onClick={() =>
            ask(t('resetCodesTitle'), t('resetCodesMore'), t('resetCodes'), () =>
              change(resetCodesOf(id), t('codesReset')),
            )
          }
        >
          {t('resetCodes')}
        </Button>
      ) : null}
      {shut ? (
        <Button onClick={() => void change(shutAccount(id, false), t('opened'))}>{t('open')}</Button>
      ) : (
        <Button
          danger
          disabled={mine}
          onClick={() =>
            ask(t('shutTitle', { name: username }), t('shutMore'), t('shut'), () =>
              change(shutAccount(id, true), t('wasShut')),
            )
          }
        >
          {t('shut')}
        </Button>
      )}
    </div>
  )
}
