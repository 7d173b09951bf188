import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanFinding } from '#contract/plans.ts'
import { SYMBOL } from '../../../coverage/families.ts'
import { useFindingWords } from '../../../coverage/use-finding-words.ts'
import type { DraftSession } from '../../../editor/draft-session.ts'
import type { Tallies } from '../tree/tally.ts'
import { FindingWaysOut } from './finding-ways-out.tsx'

interface Props {
  readonly session: DraftSession
  readonly tallies: Tallies | null
  readonly finding: PlanFinding
  readonly chosen: boolean
  readonly onChoose: () => void
  /** The finding was exempted: the list is to be read anew. */
  readonly onSettled: () => void
}

/** One finding; the chosen one shows what can be done about it. */
export function FindingItem({ session, tallies, finding, chosen, onChoose, onSettled }: Props) {
  const { t } = useTranslation('finding')
  const words = useFindingWords()
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <li ref={row} className="finding-row" data-rule={finding.rule} data-chosen={chosen}>
      <button type="button" className="finding" aria-current={chosen} onClick={onChoose}>
        <span className="finding-symbol" data-kind={finding.severity} aria-hidden>
          {SYMBOL[finding.severity]}
        </span>
        <span className="finding-words">
          <strong>
            <span className="unseen">{t(finding.severity)} </span>
            {words.title(finding)}
          </strong>
          <span className="finding-facts">{words.facts(finding)}</span>
          {finding.accepted === undefined ? null : (
            <span className="finding-accepted">✓ {words.note(finding)}</span>
          )}
        </span>
      </button>
      {chosen && finding.accepted === undefined ? (
        <FindingWaysOut session={session} tallies={tallies} finding={finding} onSettled={onSettled} />
      ) : null}
    </li>
  )
}
