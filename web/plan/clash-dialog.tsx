import { Button, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { toDegrees } from '#geometry/position.ts'
import type { DraftSession } from '../editor/draft-session.ts'
import { useDraft } from './panels/use-draft.ts'
import { useRefusalWords } from './panels/use-refusal-words.ts'

/** What was drawn here and no longer fits what others did meanwhile: each with the reason and its place. */
export function ClashDialog({ session }: { session: DraftSession }) {
  const { t } = useTranslation('planTools')
  const { clashes, plan } = useDraft(session)
  const words = useRefusalWords()
  return (
    <Modal
      open={clashes.length > 0}
      title={t('clashTitle', { n: clashes.length })}
      onCancel={session.dismissClashes}
      footer={
        <Button type="primary" onClick={session.dismissClashes}>
          {t('clashRead')}
        </Button>
      }
    >
      <p>{t('clashMore')}</p>
      <ul className="clashes">
        {clashes.map(({ action, refusal }) => (
          <li key={action.id}>
            <b>{t(`action-${action.type}`)}</b> {words(refusal, plan.snapshot.grids)}
            {refusal.at === undefined ? null : (
              <Button
                size="small"
                onClick={() => session.stage.lookAt({ position: toDegrees(refusal.at!), zoom: 18 })}
              >
                {t('showPlace')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Modal>
  )
}
