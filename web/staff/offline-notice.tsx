import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'

/** A quiet strip while the device itself says that it has no network. */
export function OfflineNotice() {
  const { t } = useTranslation()
  const online = useSyncExternalStore(listen, () => navigator.onLine)
  return online ? null : (
    <div className="offline" role="status">
      {t('offline')}
    </div>
  )
}

function listen(changed: () => void): () => void {
  addEventListener('online', changed)
  addEventListener('offline', changed)
  return () => {
    removeEventListener('online', changed)
    removeEventListener('offline', changed)
  }
}
