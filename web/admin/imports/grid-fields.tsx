import { Form, Input, InputNumber, Slider, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ImportWish } from '#contract/import-jobs.ts'

type Plan = NonNullable<ImportWish['plan']>

interface Props {
  readonly wish: ImportWish
  readonly onChange: (wish: ImportWish) => void
}

/** What grids want besides: the name of the draft, names of its levels, town or country, how much may be mended by itself. */
export function GridFields({ wish, onChange }: Props) {
  const { t } = useTranslation('adminImports')
  const { plan } = wish
  if (plan === null) return null
  const put = (what: Partial<Plan>) => onChange({ ...wish, plan: { ...plan, ...what } })
  return (
    <fieldset className="wish-part">
      <legend>{t('planTitle')}</legend>
      <Form.Item layout="vertical" label={t('planName')} htmlFor="import-plan-name">
        <Input
          id="import-plan-name"
          maxLength={60}
          autoComplete="off"
          value={plan.name}
          onChange={({ target }) => put({ name: target.value })}
        />
      </Form.Item>
      <div className="wish-levels">
        {plan.levelNames.map((name, level) => (
          <Form.Item
            // biome-ignore lint/suspicious/noArrayIndexKey: the level is its place
            key={level}
            layout="vertical"
            label={t('levelName', { n: level + 1 })}
            htmlFor={`import-level-${level}`}
          >
            <Input
              id={`import-level-${level}`}
              maxLength={20}
              autoComplete="off"
              value={name}
              onChange={({ target }) => put({ levelNames: plan.levelNames.with(level, target.value) })}
            />
          </Form.Item>
        ))}
      </div>
      <div className="setting">
        <label htmlFor="import-urban">
          <b>{t('urban')}</b>
          <span className="soft-line block">{t('urbanMore')}</span>
        </label>
        <Switch id="import-urban" checked={plan.urban} onChange={(urban) => put({ urban })} />
      </div>
      <Threshold plan={plan} put={put} />
    </fieldset>
  )
}

function Threshold({ plan, put }: { plan: Plan; put: (what: Partial<Plan>) => void }) {
  const { t } = useTranslation('adminImports')
  const metres = plan.thresholds.toleranceM
  const set = (toleranceM: number | null) =>
    put({ thresholds: { ...plan.thresholds, toleranceM: toleranceM ?? 0 } })
  return (
    <Form.Item layout="vertical" label={t('tolerance')} htmlFor="import-tolerance" extra={t('toleranceMore')}>
      <div className="wish-slider">
        <Slider
          min={0}
          max={10}
          step={0.1}
          value={Math.min(metres, 10)}
          onChange={set}
          ariaLabelForHandle={t('tolerance')}
          tooltip={{ open: false }}
        />
        <InputNumber
          id="import-tolerance"
          min={0}
          max={50}
          step={0.1}
          value={metres}
          suffix="m"
          onChange={set}
        />
      </div>
    </Form.Item>
  )
}
