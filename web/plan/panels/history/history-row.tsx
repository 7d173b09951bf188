import { AimOutlined, RollbackOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { townTime } from '../../../text/town-time.ts'
import type { HistoryLine } from './history-lines.ts'

interface Props {
  readonly line: HistoryLine
  readonly what: string
  readonly onGo: () => void
  readonly onUndo?: () => void
  readonly onUndoTo?: () => void
}

/** One step: what was done, by whom, when; struck through once it was taken back. */
export function HistoryRow({ line, what, onGo, onUndo, onUndoTo }: Props) {
  const { t } = useTranslation('planHistory')
  const { step, taken, mine, by, at, revision } = line
  const { day, clock } = townTime(new Date(at))
  const who = mine ? t('mine') : (by ?? t('somebody'))
  return (
    <li className="history-row" data-taken={taken} value={step}>
      <span className="history-step">{step}</span>
      <span className="history-words">
        {taken ? <s>{what}</s> : what}
        <small>
          {t('by', { who, when: `${day} ${clock}` })}
          {taken ? ` · ${t('taken')}` : ''}
          {revision === null ? ` · ${t('waiting')}` : ''}
        </small>
      </span>
      <span className="history-do">
        <Button
          size="small"
          type="text"
          icon={<AimOutlined aria-hidden />}
          title={t('goThere', { what })}
          aria-label={t('goThere', { what })}
          onClick={onGo}
        />
        {onUndo === undefined ? null : (
          <Button
            size="small"
            type="text"
            icon={<RollbackOutlined aria-hidden />}
            title={t('undoThisOf', { n: step, what })}
            aria-label={t('undoThisOf', { n: step, what })}
            onClick={onUndo}
          />
        )}
        {onUndoTo === undefined ? null : (
          <Button
            size="small"
            type="text"
            title={t('undoToOf', { n: step })}
            aria-label={t('undoToOf', { n: step })}
            onClick={onUndoTo}
          >
            {t('undoTo')}
          </Button>
        )}
      </span>
    </li>
  )
}
