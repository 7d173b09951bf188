import { useTranslation } from 'react-i18next'
import type { FindingWire } from '#contract/coverage.ts'
import { FAMILIES, familyOf, SEVERITIES, SYMBOL } from './families.ts'
import type { Filters } from './filters.ts'

interface Props {
  readonly findings: readonly FindingWire[]
  readonly filters: Filters
  readonly onChange: (filters: Filters) => void
}

/** Chips with counts: severity, family, open or accepted. Pressing a pressed one lets go of it. */
export function FilterBar({ findings, filters, onChange }: Props) {
  const { t } = useTranslation(['coverage', 'finding'])
  const count = (keep: (finding: FindingWire) => boolean) => findings.filter(keep).length
  return (
    <div className="filters">
      <Chips
        name={t('severity')}
        value={filters.severity}
        onChange={(severity) => onChange({ ...filters, severity })}
        chips={SEVERITIES.map((value) => ({
          value,
          label: `${SYMBOL[value]} ${t(`finding:${value}`)}`,
          count: count(({ severity }) => severity === value),
        }))}
      />
      <Chips
        name={t('family')}
        value={filters.family}
        onChange={(family) => onChange({ ...filters, family })}
        chips={FAMILIES.map((value) => ({
          value,
          label: t(`finding:${value}`),
          count: count((finding) => familyOf(finding) === value),
        }))}
      />
      <Chips
        name={t('state')}
        value={filters.state}
        onChange={(state) => onChange({ ...filters, state })}
        chips={(['open', 'accepted'] as const).map((value) => ({
          value,
          label: t(value),
          count: count(({ accepted }) => (accepted === undefined) === (value === 'open')),
        }))}
      />
    </div>
  )
}

interface ChipsProps<Value extends string> {
  readonly name: string
  readonly value: Value | null
  readonly onChange: (value: Value | null) => void
  readonly chips: readonly { readonly value: Value; readonly label: string; readonly count: number }[]
}

function Chips<Value extends string>({ name, value, onChange, chips }: ChipsProps<Value>) {
  return (
    <fieldset className="chips">
      <legend className="unseen">{name}</legend>
      {chips
        .filter((chip) => chip.count > 0 || chip.value === value)
        .map((chip) => (
          <button
            key={chip.value}
            type="button"
            className="chip"
            data-kind={chip.value}
            aria-pressed={chip.value === value}
            onClick={() => onChange(chip.value === value ? null : chip.value)}
          >
            {chip.label} <b>{chip.count}</b>
          </button>
        ))}
    </fieldset>
  )
}
