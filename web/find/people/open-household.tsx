import { PlusOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OpenForm } from './forms/open-form.tsx'
import { keepChanged } from './people-queries.ts'
import { Sheet } from './sheet.tsx'

interface Props {
  /** The building that is open, in words. */
  readonly address: string
  readonly onHousehold: (id: string) => void
}

/** The button that registers a household, and its sheet. */
export function OpenHousehold({ address, onHousehold }: Props) {
  const { t } = useTranslation(['peopleForm', 'household'])
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        block
        icon={<PlusOutlined aria-hidden />}
        className="open-household"
        onClick={() => setOpen(true)}
      >
        {t('openHousehold')}
      </Button>
      <Sheet title={t('openHousehold')} open={open} onClose={() => setOpen(false)}>
        <OpenForm
          address={address}
          onSaved={(detail) => {
            keepChanged(queries, detail)
            setOpen(false)
            void message.success(t('household:openedHousehold'))
            onHousehold(detail.id)
          }}
        />
      </Sheet>
    </>
  )
}
