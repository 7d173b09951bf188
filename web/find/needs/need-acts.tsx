import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NeedLine, NeedMove } from '#contract/needs.ts'
import { moveNeed } from '../../client/needs.ts'
import type { Trouble } from '../../client/request.ts'
import { useTroubleWords } from '../../staff/trouble-view.tsx'
import { AnswerForm } from './answer-form.tsx'
import { keepMoved } from './need-queries.ts'

const SAID = { received: 'nowReceived', done: 'nowDone', answered: 'nowAnswered' } as const

interface Props {
  readonly need: NeedLine
  readonly onMoved: (need: NeedLine) => void
  readonly onClose: () => void
}

/** What can become of a need from where it stands, under the thumb; an answer comes with words. */
export function NeedActs({ need, onMoved, onClose }: Props) {
  const { t } = useTranslation('needs')
  const { message } = App.useApp()
  const queries = useQueryClient()
  const words = useTroubleWords()
  const [answering, setAnswering] = useState(false)
  const [busy, setBusy] = useState<NeedMove['state'] | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)

  async function move(next: NeedMove) {
    setBusy(next.state)
    const answer = await moveNeed(need.id, next)
    setBusy(null)
    setTrouble(answer.ok ? null : answer.trouble)
    if (!answer.ok) return
    keepMoved(queries, answer.value)
    void message.success(t(SAID[next.state]))
    if (next.state === 'received') onMoved(answer.value)
    else onClose()
  }

  return (
    <>
      {trouble ? <Alert type="error" showIcon title={words(trouble)} className="need-trouble" /> : null}
      {answering ? (
        <AnswerForm
          first={need.answer ?? ''}
          busy={busy !== null}
          onSend={(answer) => void move({ state: 'answered', answer })}
          onCancel={() => setAnswering(false)}
        />
      ) : (
        <div className="sheet-buttons">
          {need.state === 'sent' || need.state === 'received' ? (
            <Button loading={busy === 'done'} onClick={() => void move({ state: 'done' })}>
              {t('finish')}
            </Button>
          ) : null}
          <Button type={need.state === 'sent' ? 'default' : 'primary'} onClick={() => setAnswering(true)}>
            {t(need.state === 'answered' ? 'answerAgain' : 'answer')}
          </Button>
          {need.state === 'sent' ? (
            <Button
              type="primary"
              loading={busy === 'received'}
              onClick={() => void move({ state: 'received' })}
            >
              {t('receive')}
            </Button>
          ) : null}
        </div>
      )}
    </>
  )
}
