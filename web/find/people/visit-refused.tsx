import { App, Button, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Waiting } from '../../visit-queue/errand.ts'
import type { VisitQueue } from '../../visit-queue/visit-queue.ts'
import { useVisitWords } from './visit-words.ts'

interface Props {
  readonly open: boolean
  readonly queue: VisitQueue
  readonly refused: readonly Waiting[]
  readonly onClose: () => void
  readonly onHousehold: (household: string) => void
}

/** What the server would not take: why, and what to do about each. */
export function VisitRefused({ open, queue, refused, onClose, onHousehold }: Props) {
  const { t } = useTranslation('visits')
  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      destroyOnHidden
      title={t('notTakenTitle')}
      width={440}
    >
      <ul className="refused">
        {refused.map((waiting) => (
          <li key={waiting.key}>
            <Refused waiting={waiting} queue={queue} onHousehold={onHousehold} />
          </li>
        ))}
      </ul>
    </Modal>
  )
}

function Refused({
  waiting: { key, errand, refusal },
  queue,
  onHousehold,
}: { waiting: Waiting } & Pick<Props, 'queue' | 'onHousehold'>) {
  const { t } = useTranslation('visits')
  const words = useVisitWords()
  const { modal } = App.useApp()
  const household = errand.kind === 'patrol' ? null : errand.household
  const what =
    errand.kind === 'visit'
      ? words.outcome(errand.outcome)
      : t(errand.kind === 'patrol' ? 'patrol' : 'takeBack')
  const drop = () =>
    void modal.confirm({
      title: t('dropAsk'),
      content: t('dropMore'),
      okText: t('drop'),
      okButtonProps: { danger: true },
      cancelText: t('cancel'),
      onOk: () => queue.drop(key),
    })
  return (
    <>
      <p>
        <strong>{what}</strong> {errand.kind === 'take-back' ? null : words.moment(errand.at)}
      </p>
      {errand.kind === 'take-back' || errand.note === null ? null : <p>{errand.note}</p>}
      <p>{words.why(refusal ?? '')}</p>
      <div className="refused-ways">
        {household === null ? null : (
          <Button onClick={() => onHousehold(household)}>{t('openHousehold')}</Button>
        )}
        <Button onClick={() => void queue.again(key)}>{t('tryAgain')}</Button>
        <Button danger onClick={drop}>
          {t('drop')}
        </Button>
      </div>
    </>
  )
}
