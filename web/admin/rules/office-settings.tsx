import { useQuery } from '@tanstack/react-query'
import { App, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Settings } from '#contract/accounts.ts'
import { changeSettings, officeSettings } from '../../client/accounts.ts'
import { unwrap } from '../../client/unwrap.ts'
import { useSession } from '../../staff/use-session.ts'
import { Answered } from '../answered.tsx'
import { ADMIN, useChange } from '../use-change.ts'

/** Switches that hold for the whole county. */
export function OfficeSettings() {
  const { t } = useTranslation('adminRules')
  const settings = useQuery({ queryKey: [...ADMIN, 'settings'], queryFn: () => unwrap(officeSettings()) })
  return (
    <section className="rule-block" aria-labelledby="settings-title">
      <div className="admin-head">
        <h3 id="settings-title">{t('settings')}</h3>
      </div>
      <Answered query={settings}>
        {(data) => (
          <>
            <OneSetting settings={data} what="selfApproval" />
            <OneSetting settings={data} what="codesForAdmins" />
          </>
        )}
      </Answered>
    </section>
  )
}

function OneSetting({ settings, what }: { settings: Settings; what: keyof Settings }) {
  const { t } = useTranslation(['adminRules', 'admin'])
  const { modal } = App.useApp()
  const change = useChange()
  const { ask } = useSession()
  const id = `setting-${what}`

  function turn(on: boolean) {
    modal.confirm({
      title: t(on ? 'turnOnTitle' : 'turnOffTitle', { what: t(what) }),
      content: t(`${what}-${on ? 'on' : 'off'}`),
      okText: t(on ? 'turnOn' : 'turnOff'),
      cancelText: t('admin:cancel'),
      onOk: async () => {
        await change(changeSettings({ [what]: on }), t('admin:saved'))
        // Whoever asks codes of administrators may be the first who has to set them up.
        await ask()
      },
    })
  }

  return (
    <div className="setting">
      <label htmlFor={id}>
        {t(what)}
        <span className="soft-line block">{t(`${what}-more`)}</span>
      </label>
      <Switch id={id} checked={settings[what]} onChange={turn} />
    </div>
  )
}
