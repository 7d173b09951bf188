import { useTranslation } from 'react-i18next'
import type { FindingWire, Rule } from '#contract/coverage.ts'
import { familyOf } from './families.ts'

/** Rules whose reason holds numbers worth a second sentence. */
const DETAILED = [
  'over-band',
  'under-band',
  'contact-load',
  'unit-cut',
  'post-expired',
  'post-expiring',
  'household-near-boundary',
  'facility-far',
] as const satisfies readonly Rule[]

function isDetailed(rule: Rule): rule is (typeof DETAILED)[number] {
  return (DETAILED as readonly Rule[]).includes(rule)
}

/** How a finding is said: its title, its place and numbers in one line, and its row of the exported list. */
export function useFindingWords() {
  const { t } = useTranslation(['coverage', 'finding'])
  const place = ({ grid }: FindingWire) => (grid ? `${grid.name}${grid.code ? ` ${grid.code}` : ''}` : '')
  const detail = ({ rule, reason }: FindingWire) =>
    isDetailed(rule) ? t(`finding:detail-${rule}`, reason) : ''
  const facts = (finding: FindingWire) =>
    [
      place(finding),
      finding.areaM2 === undefined ? '' : t('areaM2', { n: Math.round(finding.areaM2) }),
      finding.households === 0 ? '' : t('householdsOf', { n: finding.households }),
      detail(finding),
    ]
      .filter((part) => part !== '')
      .join(' · ')
  const note = ({ accepted }: FindingWire) =>
    accepted === undefined ? '' : t('acceptedBecause', { reason: accepted })
  return {
    title: ({ rule }: FindingWire) => t(`finding:${rule}`),
    facts,
    note,
    row: (finding: FindingWire): (string | number)[] => [
      t(`finding:${finding.severity}`),
      t(`finding:${familyOf(finding)}`),
      t(`finding:${finding.rule}`),
      place(finding),
      finding.households,
      finding.areaM2 === undefined ? '' : Math.round(finding.areaM2),
      finding.at.join(' '),
      t(finding.accepted === undefined ? 'open' : 'accepted'),
      finding.accepted ?? '',
    ],
  }
}
