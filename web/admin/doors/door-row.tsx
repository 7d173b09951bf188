import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DoorCode } from '#contract/here.ts'
import { QrPicture } from '../../account/qr-picture.tsx'
import { renewDoor } from '../../client/door-codes.ts'
import { useChange } from '../use-change.ts'
import { SheetsOrder } from './sheets-order.tsx'

/** An entrance with its code: seen as it is printed, printed, or ended for a new one. */
export function DoorRow({ door }: { door: DoorCode }) {
  const { t } = useTranslation(['adminDoors', 'admin'])
  const { modal } = App.useApp()
  const change = useChange()
  const [open, setOpen] = useState<'code' | 'sheet' | null>(null)
  const { unit, address, token, ended } = door
  const link = new URL(`/here/${token}`, location.origin).href
  const toggle = (which: 'code' | 'sheet') => setOpen(open === which ? null : which)

  function renew() {
    modal.confirm({
      title: t('renewTitle', { address }),
      content: t('renewMore'),
      okText: t('renew'),
      okButtonProps: { danger: true },
      cancelText: t('admin:cancel'),
      onOk: async () => {
        // The sheet on the screen bears the code that ends.
        if (await change(renewDoor(unit), t('renewed'))) setOpen('code')
      },
    })
  }

  return (
    <li className="door-row">
      <div className="door-words">
        <b>{address}</b>
        <span className="soft-line">
          <span className="flag" data-kind="public">
            ● {t('inUse')}
          </span>{' '}
          <code className="door-token">{token}</code> {ended === 0 ? '' : t('ended', { n: ended })}
        </span>
      </div>
      <span className="admin-row">
        <Button size="small" aria-expanded={open === 'code'} onClick={() => toggle('code')}>
          {t('showCode')} <span className="unseen">{address}</span>
        </Button>
        <Button size="small" aria-expanded={open === 'sheet'} onClick={() => toggle('sheet')}>
          {t('printOne')} <span className="unseen">{address}</span>
        </Button>
        <Button size="small" danger onClick={renew}>
          {t('renew')} <span className="unseen">{address}</span>
        </Button>
      </span>
      {open === 'code' ? (
        <div className="door-code">
          <QrPicture text={link} label={t('codeOf', { address })} />
          <p>
            <a href={link} target="_blank" rel="noreferrer">
              {link}
            </a>
            <span className="soft-line block">{t('codeMore')}</span>
          </p>
        </div>
      ) : null}
      {open === 'sheet' ? (
        <div className="door-code">
          <SheetsOrder key={token} place={{ unit }} />
        </div>
      ) : null}
    </li>
  )
}
