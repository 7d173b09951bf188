import { Form, Input, InputNumber, Slider, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ImportWish } from '#contract/import-jobs.ts'

type Plan = NonNullable<ImportWish['plan']>

const THRESHOLDS = ['sliverWidthM', 'overlapWidthM', 'toleranceM'] as const
type Name = (typeof THRESHOLDS)[number]

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
      {THRESHOLDS.map((name) => (
        <Threshold key={name} name={name} plan={plan} put={put} />
      ))}
    </fieldset>
  )
}

/** One width that may be mended without asking: a slider for the usual, a number for all. */
function Threshold({ name, plan, put }: { name: Name; plan: Plan; put: (what: Partial<Plan>) => void }) {
  const { t } = useTranslation('adminImports')
  const id = `import-${name}`
  const metres = plan.thresholds[name]
  const set = (value: number | null) => put({ thresholds: { ...plan.thresholds, [name]: value ?? 0 } })
  return (
    <Form.Item layout="vertical" label={t(name)} htmlFor={id} extra={t(`${name}More`)}>
      <div className="wish-slider">
        <Slider
          min={0}
          max={10}
          step={0.1}
          value={Math.min(metres, 10)}
          onChange={set}
          ariaLabelForHandle={t(name)}
          tooltip={{ open: false }}
        />
        <InputNumber id={id} min={0} max={100} step={0.1} value={metres} suffix="m" onChange={set} />
      </div>
    </Form.Item>
  )
}
