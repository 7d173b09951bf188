import { Button, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isRefusal } from '#plan/actions/apply.ts'
import type { DraftSession } from '../../../editor/draft-session.ts'
import type { Clash } from '../../../editor/draft-state.ts'
import { stepPlace } from '../history/step-place.ts'
import { useStepWords } from '../history/use-step-words.ts'
import { lookAtGrids, lookAtPositions } from '../look-at.ts'
import { useDraft } from '../use-draft.ts'
import { useRefusalWords } from '../use-refusal-words.ts'

/** How many of the others' latest steps are told. */
const TOLD = 5

/** What others did meanwhile, and which of one's own steps no longer apply; they may be tried again or given up. */
export function ClashDialog({ session }: { session: DraftSession }) {
  const { t } = useTranslation('planBar')
  const { clashes, log, plan } = useDraft(session)
  const words = useStepWords(session)
  const refusalWords = useRefusalWords()
  const [later, setLater] = useState<readonly Clash[] | null>(null)
  const others = log.filter(({ mine }) => !mine).slice(-TOLD)

  /** Tries what clashed once more on the plan as it is now, under new ids; what is refused again is lost. */
  function again(): void {
    session.dismissClashes()
    for (const { action } of clashes) session.act({ ...action, id: session.newId() })
  }
  function look({ action, refusal }: Clash): void {
    const place = refusal.at === undefined ? stepPlace(action, () => null) : { positions: [refusal.at] }
    if (place === null) return
    const where =
      'grids' in place ? lookAtGrids(plan.snapshot, place.grids) : lookAtPositions(place.positions)
    if (where !== null) session.stage.lookAt(where)
    setLater(clashes)
  }

  const fits = clashes.filter(({ action }) => !isRefusal(session.attempt({ ...action, id: session.newId() })))
  if (clashes.length === 0) return null
  if (later === clashes)
    return (
      <div className="clash-strip" role="alert">
        <span>{t('clashWaiting', { n: clashes.length })}</span>
        <Button size="small" onClick={() => setLater(null)}>
          {t('clashShow')}
        </Button>
      </div>
    )
  return (
    <Modal
      open
      title={t('clashTitle', { n: clashes.length })}
      onCancel={() => setLater(clashes)}
      width={560}
      footer={[
        <Button key="keep" onClick={() => setLater(clashes)}>
          {t('clashLater')}
        </Button>,
        fits.length > 0 ? (
          <Button key="again" onClick={again}>
            {t('clashAgain', { n: fits.length })}
          </Button>
        ) : null,
        <Button key="drop" type="primary" onClick={() => session.dismissClashes()}>
          {t('clashDrop')}
        </Button>,
      ]}
    >
      {others.length > 0 ? (
        <>
          <p>{t('clashOthers')}</p>
          <ul className="clash-rows">
            {others.map(({ action, by }) => (
              <li key={action.id}>
                <strong>{by ?? t('somebody')}</strong> <span>{words(action)}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <p>{t('clashMine')}</p>
      <ul className="clash-rows">
        {clashes.map((clash) => (
          <li key={clash.action.id}>
            <strong>{words(clash.action)}</strong>
            <span>{refusalWords(clash.refusal, plan.snapshot.grids)}</span>
            <Button size="small" type="text" onClick={() => look(clash)}>
              {t('clashLook')}
            </Button>
          </li>
        ))}
      </ul>
    </Modal>
  )
}
