import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Trouble } from '../client/request.ts'
import { TroubleError } from '../client/unwrap.ts'

/** What a trouble says to a person: the server's own sentence, or ours where none came. */
export function useTroubleWords(): (trouble: Trouble) => string {
  const { t } = useTranslation()
  return ({ kind, status, message }) => {
    if (kind === 'offline') return t('offline')
    if (message !== '') return message
    return status >= 500 ? t('busy') : t('unexpected')
  }
}

/** An error in the place of what could not be read, with the way out. */
export function TroubleView({ error, retry }: { error: unknown; retry: () => void }) {
  const { t } = useTranslation()
  const words = useTroubleWords()
  return (
    <div className="trouble" role="alert">
      <p>{error instanceof TroubleError ? words(error.trouble) : t('unexpected')}</p>
      <Button onClick={retry}>{t('retry')}</Button>
    </div>
  )
}
