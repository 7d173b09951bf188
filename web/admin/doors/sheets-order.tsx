import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Progress, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Paper, paper as paperSize, type Sheets } from '#contract/paper.ts'
import type { Trouble } from '../../client/request.ts'
import { orderSheets, sheetsFile, sheetsState } from '../../client/sheets.ts'
import { TroubleError, unwrap } from '../../client/unwrap.ts'
import { useTroubleWords } from '../../staff/trouble-view.tsx'
import { ADMIN } from '../use-change.ts'

/** How often it is asked how far an order is. */
const ASK_EVERY_MS = 700

/** How often it is asked whether a finished file is still there. */
const LOOK_EVERY_MS = 30_000

/** What sheets are made of; exactly one place. */
type Place = { readonly community: string } | { readonly grid: string } | { readonly unit: string }

/** Orders the sheets of a place (null: none chosen yet), says how many pages are done, and gives the file. */
export function SheetsOrder({ place }: { place: Place | null }) {
  const { t } = useTranslation('adminDoors')
  const words = useTroubleWords()
  const [paper, setPaper] = useState<Paper>('A4')
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [ordered, setOrdered] = useState<Sheets | null>(null)

  async function order() {
    if (place === null) return
    setBusy(true)
    setTrouble(null)
    const answer = await orderSheets({ ...place, paper })
    setBusy(false)
    if (answer.ok) setOrdered(answer.value)
    else setTrouble(answer.trouble)
  }

  if (ordered !== null)
    return (
      <Making
        key={ordered.id}
        ordered={ordered}
        onLeave={() => setOrdered(null)}
        onAgain={() => {
          setOrdered(null)
          void order()
        }}
      />
    )
  return (
    <>
      {trouble ? <Alert type="error" showIcon title={words(trouble)} className="gap-below" /> : null}
      <div className="admin-row">
        <Select
          className="sheets-paper"
          aria-label={t('paper')}
          value={paper}
          onChange={setPaper}
          options={paperSize.options.map((value) => ({ value, label: t(`paper-${value}`) }))}
        />
        <Button
          type="primary"
          disabled={place === null}
          title={place === null ? t('placeFirst') : ''}
          loading={busy}
          onClick={() => void order()}
        >
          {t('makeSheets')}
        </Button>
      </div>
    </>
  )
}

interface MakingProps {
  readonly ordered: Sheets
  readonly onLeave: () => void
  /** Orders the same once more. */
  readonly onAgain: () => void
}

/**
 * How far an order is. Orders live in one server's memory: one that is gone is said to be, and made anew at a key; a line
 * that is broken for a moment loses nothing.
 */
function Making({ ordered, onLeave, onAgain }: MakingProps) {
  const { t } = useTranslation('adminDoors')
  const state = useQuery({
    queryKey: [...ADMIN, 'sheets', ordered.id],
    queryFn: () => unwrap(sheetsState(ordered.id)),
    initialData: ordered,
    staleTime: 0,
    refetchInterval: ({ state: { data, error } }) =>
      isEnded(error) ? false : data?.bytes == null ? ASK_EVERY_MS : LOOK_EVERY_MS,
  })
  const { id, done, total, bytes } = state.data
  if (isEnded(state.error)) return <Gone error={state.error} onLeave={onLeave} onAgain={onAgain} />
  if (bytes !== null)
    return (
      <div className="sheets-done" role="status">
        <p>{t('made', { n: total, size: megabytes(bytes) })}</p>
        <span className="admin-row">
          <Button type="primary" href={sheetsFile(id)} download>
            {t('download')}
          </Button>
          <Button onClick={onLeave}>{t('another')}</Button>
        </span>
        <p className="soft-line">{t('keptAnHour')}</p>
      </div>
    )
  return (
    <div className="sheets-making">
      <p role="status">{t('making', { n: done, of: total })}</p>
      <Progress
        percent={total === 0 ? 0 : Math.floor((100 * done) / total)}
        aria-label={t('making', { n: done, of: total })}
        showInfo
      />
      {state.isError ? <p role="alert">{t('askingAgain')}</p> : null}
      <Button onClick={onLeave}>{t('leave')}</Button>
      <p className="soft-line">{t('leaveMore')}</p>
    </div>
  )
}

/** Whether nothing more will come of an order: the server does not know it, or could not make it; one that starts may. */
function isEnded(error: Error | null): boolean {
  return error instanceof TroubleError && error.trouble.kind === 'refused' && error.trouble.status !== 503
}

function Gone({ error, onLeave, onAgain }: { error: Error | null } & Omit<MakingProps, 'ordered'>) {
  const { t } = useTranslation('adminDoors')
  const words = useTroubleWords()
  const trouble = error instanceof TroubleError ? error.trouble : null
  const isLost = trouble?.code === 'unknown-sheets'
  return (
    <div className="sheets-done" role="alert">
      <p>{isLost || trouble === null ? t('sheetsLost') : words(trouble)}</p>
      <span className="admin-row">
        <Button type="primary" onClick={onAgain}>
          {t('makeAgain')}
        </Button>
        <Button onClick={onLeave}>{t('another')}</Button>
      </span>
    </div>
  )
}

/** Size of a file in words. */
function megabytes(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
