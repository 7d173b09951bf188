import { Form, InputNumber, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ImportWish } from '#contract/import-jobs.ts'

type Shift = ImportWish['shift']

interface Props {
  readonly shift: Shift
  /** What the server suggests from where the rows lie, before anybody chose. */
  readonly suggested: Shift
  readonly onChange: (shift: Shift) => void
}

/** How a layer that was drawn on a displaced map is put right. The check says what it looks like. */
export function ShiftField({ shift, suggested, onChange }: Props) {
  const { t } = useTranslation('adminImports')
  const own = typeof shift === 'string' ? null : shift
  return (
    <div>
      <p className="wish-label" id="import-shift">
        {t('shift')}
      </p>
      <Radio.Group
        className="wish-shifts"
        aria-labelledby="import-shift"
        value={own === null ? shift : 'own'}
        onChange={({ target }) => onChange(target.value === 'own' ? { eastM: 0, northM: 0 } : target.value)}
        options={(['none', 'gcj-02', 'bd-09', 'own'] as const).map((value) => ({
          value,
          label: t(`shift-${value}`),
        }))}
      />
      {suggested !== 'none' && suggested === shift ? (
        <p className="import-note" role="note">
          ▲ {t('shiftSuggested', { how: t(`shift-${typeof suggested === 'string' ? suggested : 'own'}`) })}
        </p>
      ) : null}
      {own === null ? null : (
        <div className="two-fields wish-own-shift">
          {(['eastM', 'northM'] as const).map((way) => (
            <Form.Item key={way} layout="vertical" label={t(way)} htmlFor={`import-${way}`}>
              <InputNumber
                id={`import-${way}`}
                min={-5_000}
                max={5_000}
                value={own[way]}
                onChange={(metres) => onChange({ ...own, [way]: metres ?? 0 })}
              />
            </Form.Item>
          ))}
        </div>
      )}
    </div>
  )
}
