import { Input, Select } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftSession } from '../../../editor/draft-session.ts'
import { useDraft, useStage } from '../use-draft.ts'
import { CommentPlace } from './comment-place.tsx'
import type { Remark } from './remark.ts'

interface Props {
  readonly session: DraftSession
  readonly remark: Remark
  readonly label: string
  readonly onChange: (remark: Remark) => void
  /** Told when a place on the map begins and ceases to be waited for. */
  readonly onPicking?: (on: boolean) => void
}

/** A remark and its pin: the grid chosen on the map, another one by name, or none; and a place. */
export function CommentFields({ session, remark, label, onChange, onPicking }: Props) {
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
            ...remark,
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
      <CommentPlace session={session} remark={remark} onChange={onChange} onPicking={onPicking} />
    </div>
  )
}
