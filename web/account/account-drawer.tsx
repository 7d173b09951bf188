import './account.css'
import { Alert, Button, Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Session } from '#contract/session.ts'
import { GisKeys } from './gis-keys.tsx'
import { Lists } from './lists.tsx'
import { OneTimeCodes } from './one-time-codes.tsx'
import { PasswordForm } from './password-form.tsx'
import { SessionList } from './session-list.tsx'

interface Props {
  readonly session: Session
  readonly open: boolean
  readonly onClose: () => void
  readonly onLeave: () => void
}

/** My account: who I am here, what I see today, where I am signed in, password, one-time codes, keys for GIS programs, lists. */
export default function AccountDrawer({ session, open, onClose, onLeave }: Props) {
  const { t } = useTranslation(['account', 'people'])
  const { mustEnrol, grids } = session
  return (
    <Drawer
      open={open}
      onClose={onClose}
      size={480}
      title={t('mine')}
      closable={{ 'aria-label': t('close') }}
      destroyOnHidden
      extra={<Button onClick={onLeave}>{t('people:signOut')}</Button>}
    >
      <div className="my-account">
        <Who session={session} />
        {mustEnrol ? <Alert type="warning" showIcon title={t('mustEnrol')} /> : null}
        {mustEnrol ? (
          <OneTimeCodes session={session} />
        ) : (
          <>
            <SessionList />
            <PasswordForm username={session.username} />
            <OneTimeCodes session={session} />
            <GisKeys username={session.username} />
            {grids.length > 0 ? <Lists grids={grids} /> : null}
          </>
        )}
      </div>
    </Drawer>
  )
}

function Who({ session }: { session: Session }) {
  const { t } = useTranslation(['account', 'site'])
  const { name, username, capacity, grids, assignedHouseholds } = session
  return (
    <section aria-labelledby="who-title">
      <h3 id="who-title">
        {name ?? username} {name === null ? null : <span className="soft-line">{username}</span>}
      </h3>
      <p className="soft">{t(`capacity-${capacity}`)}</p>
      {capacity === 'worker' ? (
        <>
          <h4>{t('seeToday')}</h4>
          {grids.length === 0 && assignedHouseholds === 0 ? <p className="soft">{t('seeNothing')}</p> : null}
          <ul className="my-grids">
            {grids.map(({ code, name: grid, level }) => (
              <li key={code}>
                {grid}{' '}
                <span className="soft-line">
                  {t(`site:level${level as 1 | 2 | 3}`)} {code}
                </span>
              </li>
            ))}
          </ul>
          {assignedHouseholds > 0 ? <p>{t('assigned', { n: assignedHouseholds })}</p> : null}
        </>
      ) : null}
    </section>
  )
}
