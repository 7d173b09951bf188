import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FindingWire } from '#contract/coverage.ts'
import { SEVERITIES, SYMBOL } from './families.ts'
import { useFindingWords } from './use-finding-words.ts'

const PAGE = 40

interface Props {
  readonly findings: readonly FindingWire[]
  readonly chosen: string | null
  readonly onZoom: (finding: FindingWire) => void
}

/** Findings under their severity; accepted ones stay in the list, marked, with the reason they were accepted. */
export function FindingList({ findings, chosen, onZoom }: Props) {
  const { t } = useTranslation(['coverage', 'finding'])
  return (
    <div className="findings">
      {SEVERITIES.map((severity) => {
        const group = findings.filter((finding) => finding.severity === severity)
        return group.length === 0 ? null : (
          <section key={severity}>
            <h3 data-kind={severity}>
              {SYMBOL[severity]} {t(`finding:${severity}`)} <span>{group.length}</span>
            </h3>
            <Items findings={group} chosen={chosen} onZoom={onZoom} />
          </section>
        )
      })}
    </div>
  )
}

function Items({ findings, chosen, onZoom }: Props) {
  const { t } = useTranslation('coverage')
  const [limit, setLimit] = useState(PAGE)
  const left = findings.length - limit
  return (
    <>
      <ul className="rows">
        {findings.slice(0, limit).map((finding) => (
          <li key={finding.key}>
            <Item finding={finding} chosen={finding.key === chosen} onZoom={onZoom} />
          </li>
        ))}
      </ul>
      {left > 0 ? (
        <button type="button" className="more" onClick={() => setLimit(limit + PAGE)}>
          {t('more', { n: Math.min(PAGE, left) })}
        </button>
      ) : null}
    </>
  )
}

interface ItemProps {
  readonly finding: FindingWire
  readonly chosen: boolean
  readonly onZoom: (finding: FindingWire) => void
}

function Item({ finding, chosen, onZoom }: ItemProps) {
  const { t } = useTranslation('coverage')
  const words = useFindingWords()
  const title = words.title(finding)
  return (
    <button
      type="button"
      className="finding"
      data-rule={finding.rule}
      data-accepted={finding.accepted !== undefined}
      aria-current={chosen}
      aria-label={t('zoomTo', { what: `${title} ${words.facts(finding)} ${words.note(finding)}` })}
      onClick={() => onZoom(finding)}
    >
      <span className="finding-symbol" data-kind={finding.severity} aria-hidden>
        {SYMBOL[finding.severity]}
      </span>
      <span className="finding-words">
        <strong>{title}</strong>
        <span className="finding-facts">{words.facts(finding)}</span>
        {finding.accepted === undefined ? null : (
          <span className="finding-accepted">✓ {words.note(finding)}</span>
        )}
      </span>
    </button>
  )
}
