import { Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '#contract/session.ts'
import { Sheet } from '../people/sheet.tsx'
import { GroupForm } from './group-form.tsx'

interface Props {
  readonly grids: Session['grids']
  readonly open: boolean
  readonly onClose: () => void
}

/** 本网格群二维码: put up for a while, replaced, taken down. */
export function GroupSheet({ grids, open, onClose }: Props) {
  const { t } = useTranslation('needs')
  const [chosen, setChosen] = useState<string | null>(null)
  const grid = grids.find(({ code }) => code === chosen) ?? grids[0]
  return (
    <Sheet title={t('group')} open={open} onClose={onClose}>
      <p className="form-note">{t('groupMore')}</p>
      {grids.length > 1 ? (
        <fieldset className="patrol-grids">
          <legend>{t('groupOf')}</legend>
          <Radio.Group
            className="reasons"
            value={grid?.code}
            onChange={({ target }) => setChosen(target.value)}
            options={grids.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </fieldset>
      ) : null}
      {grid ? <GroupForm key={grid.code} grid={grid.code} onDone={onClose} /> : null}
    </Sheet>
  )
}
