import { Input, Select } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { GridKey } from '#plan/snapshot.ts'
import type { DraftSession } from '../../../editor/draft-session.ts'
import { useDraft, useStage } from '../use-draft.ts'

/** What somebody wants to say, and about which grid. */
export interface Remark {
  readonly text: string
  readonly grid: GridKey | null
}

interface Props {
  readonly session: DraftSession
  readonly remark: Remark
  readonly label: string
  readonly onChange: (remark: Remark) => void
}

/** A remark and its pin: the grid chosen on the map, another one by name, or none. */
export function CommentFields({ session, remark, label, onChange }: Props) {
  const { t } = useTranslation('planComments')
  const { plan } = useDraft(session)
  const { selected } = useStage(session)
  const [first] = selected
  const id = useId()
  return (
    <div className="comment-fields">
      <label htmlFor={`${id}-text`}>{label}</label>
      <Input.TextArea
        id={`${id}-text`}
        rows={3}
        maxLength={2000}
        value={remark.text}
        onChange={(event) =>
          onChange({
            text: event.target.value,
            // What is chosen on the map when one begins to write is what one writes about.
            grid: remark.text === '' && remark.grid === null ? (first ?? null) : remark.grid,
          })
        }
      />
      <label htmlFor={`${id}-grid`}>{t('about')}</label>
      <Select
        id={`${id}-grid`}
        showSearch={{ optionFilterProp: 'label' }}
        allowClear
        placeholder={t('wholePlan')}
        value={remark.grid}
        onChange={(grid) => onChange({ ...remark, grid: grid ?? null })}
        options={plan.snapshot.grids.map(({ key, name }) => ({ value: key, label: name }))}
      />
    </div>
  )
}
