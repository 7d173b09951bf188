import './visits.css'
import { Button, Modal } from 'antd'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { SignInForm } from '../../staff/sign-in-form.tsx'
import { useSession } from '../../staff/use-session.ts'
import { toBeTold } from '../../visit-queue/next-step.ts'
import type { QueueState, VisitQueue } from '../../visit-queue/visit-queue.ts'
import { useToldInCache } from './visit-cache.ts'
import { VisitRefused } from './visit-refused.tsx'
import { keptOnPhone, useVisitQueue } from './visit-sending.ts'

/** What waits on the phone, in one strip above the page; nothing while nothing waits. */
export function VisitStrip({ onHousehold }: { onHousehold: (household: string) => void }) {
  const { session, unreached } = useSession()
  const queue = useVisitQueue()
  useToldInCache()
  useEffect(() => {
    const putAway = () => {
      if (document.visibilityState === 'hidden') void queue?.release()
    }
    document.addEventListener('visibilitychange', putAway)
    return () => document.removeEventListener('visibilitychange', putAway)
  }, [queue])
  if (queue !== null) return <QueueStrip queue={queue} onHousehold={onHousehold} />
  return session === null || unreached ? (
    <OthersStrip words={unreached ? 'keptWaiting' : 'othersWaiting'} />
  ) : null
}

function QueueStrip({ queue, onHousehold }: { queue: VisitQueue; onHousehold: (household: string) => void }) {
  const { t } = useTranslation('visits')
  const state = useSyncExternalStore(queue.watch, queue.state)
  const [looking, setLooking] = useState(false)
  const waiting = late(state)
  const refused = state.waiting.filter(({ refusal }) => refusal !== null)
  const onlyVisits = waiting.every(({ errand }) => errand.kind === 'visit')
  return (
    <div role="status">
      {waiting.length > 0 && state.signedOut ? (
        <EndedStrip n={waiting.length} onDone={() => void queue.flush()} />
      ) : waiting.length > 0 ? (
        <div className="strip">
          <p>
            <strong>{t(onlyVisits ? 'waitingVisits' : 'waitingDeeds', { n: waiting.length })}</strong>{' '}
            <span>{t(state.sending ? 'uploading' : state.lasting ? 'waitingMore' : 'fleeting')}</span>
          </p>
          <Button onClick={() => void queue.flush()} disabled={state.sending}>
            {t('uploadNow')}
          </Button>
        </div>
      ) : null}
      {refused.length > 0 ? (
        <div className="strip" data-kind="refused">
          <p>
            <strong>
              <span aria-hidden>▲ </span>
              {t('notTakenCount', { n: refused.length })}
            </strong>
          </p>
          <Button onClick={() => setLooking(true)}>{t('look')}</Button>
        </div>
      ) : null}
      <VisitRefused
        open={looking && refused.length > 0}
        queue={queue}
        refused={refused}
        onClose={() => setLooking(false)}
        onHousehold={(household) => {
          setLooking(false)
          onHousehold(household)
        }}
      />
    </div>
  )
}

/** What waits for more than the seconds in which it may be undone, or will have to. */
function late(state: QueueState) {
  return toBeTold(state.waiting).filter(
    ({ notBefore, tries }) => tries > 0 || notBefore <= Date.now() || state.unreached || !navigator.onLine,
  )
}

function EndedStrip({ n, onDone }: { n: number; onDone: () => void }) {
  const { t } = useTranslation(['visits', 'people'])
  const [open, setOpen] = useState(false)
  return (
    <div className="strip" data-kind="refused">
      <p>{t('signInToUpload', { n })}</p>
      <Button onClick={() => setOpen(true)}>{t('people:signIn')}</Button>
      <Modal
        open={open}
        onCancel={() => setOpen(false)}
        footer={null}
        destroyOnHidden
        title={t('people:signInTitle')}
        width={400}
      >
        <SignInForm
          onDone={() => {
            setOpen(false)
            onDone()
          }}
        />
      </Modal>
    </div>
  )
}

/** Nobody is signed in, or nobody knows who: says how many wait on this phone, and nothing more. */
function OthersStrip({ words }: { words: 'keptWaiting' | 'othersWaiting' }) {
  const { t } = useTranslation('visits')
  const [n, setN] = useState(0)
  useEffect(() => {
    void keptOnPhone()
      .then((kept) => kept.count())
      .then(setN)
  }, [])
  if (n === 0) return null
  return (
    <div className="strip" role="status">
      <p>{t(words, { n })}</p>
    </div>
  )
}
