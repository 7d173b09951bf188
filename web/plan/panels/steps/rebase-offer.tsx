import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { actionOnLattice } from '#plan/actions/positions.ts'
import { REASONS } from '#plan/actions/refusal.ts'
import { type RebaseClash, rebase } from '../../../client/plan-rebase.ts'
import type { Trouble } from '../../../client/request.ts'
import type { DraftSession } from '../../../editor/draft-session.ts'
import { useTroubleWords } from '../../../staff/trouble-view.tsx'
import { useStepWords } from '../history/use-step-words.ts'
import { useDraft } from '../use-draft.ts'
import { useRefusalWords } from '../use-refusal-words.ts'

/** Puts a draft on the plan that was published since it began; what no longer applies is said before it is dropped. */
export function RebaseOffer({ session }: { session: DraftSession }) {
  const { t } = useTranslation('planSteps')
  const { detail, plan } = useDraft(session)
  const words = useStepWords(session)
  const refusalWords = useRefusalWords()
  const troubleWords = useTroubleWords()
  const [busy, setBusy] = useState(false)
  const [clashes, setClashes] = useState<readonly RebaseClash[]>([])
  const [trouble, setTrouble] = useState<Trouble | null>(null)

  async function go(drop: boolean) {
    setBusy(true)
    const outcome = await rebase(detail.id, drop)
    setBusy(false)
    setTrouble(outcome.kind === 'trouble' ? outcome.trouble : null)
    setClashes(outcome.kind === 'clashes' ? outcome.clashes : [])
    if (outcome.kind === 'rebased') await session.refresh()
  }
  return (
    <div className="rebase">
      <p>{t('rebaseMore')}</p>
      {clashes.length === 0 ? (
        <Button loading={busy} onClick={() => void go(false)}>
          {t('rebase')}
        </Button>
      ) : (
        <>
          <p role="status">{t('rebaseClashes', { n: clashes.length })}</p>
          <ul className="clash-rows">
            {clashes.map(({ action, refusal }) => {
              const reason = REASONS.find((each) => each === refusal.reason) ?? 'changed-since'
              const grid = refusal.grid === undefined ? {} : { grid: refusal.grid }
              return (
                <li key={action.id}>
                  <strong>{words(actionOnLattice(action))}</strong>
                  <span>{refusalWords({ refused: reason, ...grid }, plan.snapshot.grids)}</span>
                </li>
              )
            })}
          </ul>
          <Button danger loading={busy} onClick={() => void go(true)}>
            {t('rebaseDrop', { n: clashes.length })}
          </Button>
        </>
      )}
      {trouble ? <Alert type="error" showIcon title={troubleWords(trouble)} /> : null}
    </div>
  )
}
