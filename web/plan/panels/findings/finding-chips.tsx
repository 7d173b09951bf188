import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanFinding } from '#contract/plans.ts'
import { SEVERITIES, SYMBOL } from '../../../coverage/families.ts'
import { isWanted, type Wanted } from './wanted.ts'

interface Props {
  readonly findings: readonly PlanFinding[]
  readonly wanted: Wanted
  readonly onChange: (wanted: Wanted) => void
}

/** Counts that narrow the list when pressed; what nobody holds is there even at nought, for that one asks every day. */
export function FindingChips({ findings, wanted, onChange }: Props) {
  const { t } = useTranslation(['planFindings', 'finding'])
  // Thousands of findings are counted when they are others, not whenever something is drawn.
  const count = useMemo(() => {
    const of = (value: Wanted) => findings.filter((finding) => isWanted(finding, value)).length
    const counts = new Map(
      ([...SEVERITIES, 'unheld', 'accepted'] as const).map((value) => [value, of(value)]),
    )
    return (value: (typeof SEVERITIES)[number] | 'unheld' | 'accepted') => counts.get(value) ?? 0
  }, [findings])
  const chips: { value: Wanted; label: string; n: number }[] = [
    ...SEVERITIES.map((value) => ({
      value,
      label: `${SYMBOL[value]} ${t(`finding:${value}`)}`,
      n: count(value),
    })),
    { value: 'unheld', label: t('unheld'), n: count('unheld') },
    { value: 'accepted', label: t('accepted'), n: count('accepted') },
  ]
  return (
    <fieldset className="finding-chips">
      <legend className="unseen">{t('filter')}</legend>
      {chips
        .filter(({ value, n }) => n > 0 || value === wanted || value === 'blocking' || value === 'unheld')
        .map(({ value, label, n }) => (
          <button
            key={value}
            type="button"
            className="finding-chip"
            data-kind={value}
            aria-pressed={value === wanted}
            onClick={() => onChange(value === wanted ? 'open' : value)}
          >
            {label} <b>{n}</b>
          </button>
        ))}
    </fieldset>
  )
}
