import { Button } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Action } from '#plan/actions/action.ts'
import { isRefusal } from '#plan/actions/apply.ts'
import type { DraftSession } from '../../../editor/draft-session.ts'
import { countsOf, retallied, type Tallies } from '../tree/tally.ts'
import { useDraft } from '../use-draft.ts'
import { useRefusalWords } from '../use-refusal-words.ts'
import { changesOf } from './changes-of.ts'

interface Props {
  readonly session: DraftSession
  readonly tallies: Tallies | null
  readonly action: Action
  readonly onDo: () => void
  readonly onLeave: () => void
}

/** What a fix would do, tried on a copy: which grids come, go or change their number of households. */
export function FixPreview({ session, tallies, action, onDo, onLeave }: Props) {
  const { t } = useTranslation(['planFindings', 'plan'])
  const { plan } = useDraft(session)
  const refusalWords = useRefusalWords()
  // biome-ignore lint/correctness/useExhaustiveDependencies: tried anew when the plan is another
  const outcome = useMemo(() => session.attempt(action), [session, action, plan])
  if (isRefusal(outcome))
    return (
      <div className="fix-preview" role="status">
        <p>{refusalWords(outcome, plan.snapshot.grids)}</p>
        <Button size="small" onClick={onLeave}>
          {t('leave')}
        </Button>
      </div>
    )
  const after = outcome.plan.snapshot
  const lines =
    tallies === null
      ? []
      : changesOf(plan.snapshot, tallies.counts, after, countsOf(retallied(tallies.tally, after), after))
  return (
    <div className="fix-preview" role="status">
      <p>{t('wouldDo')}</p>
      <ul>
        {lines.slice(0, 6).map(({ key, name, before, now }) => (
          <li key={key}>
            {before === null
              ? t('comes', { name, n: now ?? 0 })
              : now === null
                ? t('goes', { name, n: before })
                : t('changes', { name, from: before, to: now })}
          </li>
        ))}
        {lines.length > 6 ? <li>{t('andMore', { n: lines.length - 6 })}</li> : null}
        {lines.length === 0 ? <li>{t('noHouseholdMoves')}</li> : null}
      </ul>
      <Button size="small" type="primary" onClick={onDo}>
        {t('doIt')}
      </Button>
      <Button size="small" onClick={onLeave}>
        {t('leave')}
      </Button>
    </div>
  )
}
