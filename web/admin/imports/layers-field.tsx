import { Checkbox, Form, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ImportJob, ImportWish } from '#contract/import-jobs.ts'
import { useJobWords } from './use-job-words.ts'
import { layersOf, suits } from './wish-draft.ts'

interface Props {
  readonly job: ImportJob
  readonly wish: ImportWish
  readonly onChange: (wish: ImportWish) => void
}

/** Which layers are taken; of grids one a level, the largest first, and one that holds the outline if there is one. */
export function LayersField({ job, wish, onChange }: Props) {
  const { t } = useTranslation(['adminImports', 'site'])
  const { count } = useJobWords()
  const layers = layersOf(job)
  const several = job.files.length > 1
  const options = layers.map(({ number, file, head }) => ({
    value: number,
    label: `${several ? `${file} · ` : ''}${head.name} (${t(`rows-${head.kind}`, { n: count(head.rows) })})`,
    disabled: !suits(wish.target, head),
  }))
  const usualNames = [t('site:level1'), t('site:level2'), t('site:level3')]
  const { plan } = wish
  if (plan === null)
    return (
      <fieldset className="wish-part" id="import-layers" tabIndex={-1}>
        <legend>{t('layers')}</legend>
        <Checkbox.Group
          className="wish-layers"
          value={wish.layers}
          onChange={(chosen) =>
            onChange({
              ...wish,
              layers: layers.map(({ number }) => number).filter((n) => chosen.includes(n)),
            })
          }
          options={options}
        />
      </fieldset>
    )
  return (
    <fieldset className="wish-part" id="import-layers" tabIndex={-1}>
      <legend>{t('layers')}</legend>
      <p className="soft-line">{t('layersOfGrids')}</p>
      <Form.Item layout="vertical" label={t('howManyLevels')} htmlFor="import-levels">
        <Select
          id="import-levels"
          className="wish-short"
          value={plan.levelNames.length}
          onChange={(levels: number) =>
            onChange(withLevels(wish, plan, usualNames.slice(0, levels), options))
          }
          options={[1, 2, 3].map((value) => ({ value, label: t('levels', { n: value }) }))}
        />
      </Form.Item>
      {plan.levelNames.map((name, level) => (
        <Form.Item
          // biome-ignore lint/suspicious/noArrayIndexKey: the level is its place
          key={level}
          layout="vertical"
          label={t('layerOfLevel', { n: level + 1, name })}
          htmlFor={`import-layer-${level}`}
        >
          <Select
            id={`import-layer-${level}`}
            value={wish.layers[level] ?? null}
            placeholder={t('chooseLayer')}
            onChange={(layer: number) => onChange({ ...wish, layers: wish.layers.with(level, layer) })}
            options={options}
          />
        </Form.Item>
      ))}
      <Form.Item
        layout="vertical"
        label={t('outlineLayer')}
        htmlFor="import-outline"
        extra={t('outlineMore')}
      >
        <Select
          id="import-outline"
          allowClear
          value={plan.outlineLayer}
          placeholder={t('outlineNone')}
          onChange={(layer: number | undefined) =>
            onChange({ ...wish, plan: { ...plan, outlineLayer: layer ?? null } })
          }
          options={options}
        />
      </Form.Item>
    </fieldset>
  )
}

/** The wish with as many levels as there are names: those that stay keep theirs, new ones take the next free layer. */
function withLevels(
  wish: ImportWish,
  plan: NonNullable<ImportWish['plan']>,
  names: readonly string[],
  options: readonly { value: number; disabled: boolean }[],
): ImportWish {
  const levelNames = names.map((name, level) => plan.levelNames[level] ?? name)
  const free = options.filter(({ value, disabled }) => !disabled && !wish.layers.includes(value))
  const layers = names.map((_, level) => wish.layers[level] ?? (free.shift() ?? options[0]!).value)
  return { ...wish, layers, plan: { ...plan, levelNames } }
}
