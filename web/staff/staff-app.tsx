import '../site.css'
import './staff.css'
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { App, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { type ReactNode, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { useTranslation } from 'react-i18next'
import { TroubleError } from '../client/unwrap.ts'
import { startText } from '../text/react.ts'
import { THEME } from './theme.ts'
import { SESSION } from './use-session.ts'

/** What the server refused once it will refuse again; only an unreached server is asked a second time. */
const queries = new QueryClient({
  queryCache: new QueryCache({
    // A session that ended elsewhere ends here with the first question it was not answered: what it had read goes too.
    onError(error) {
      const code = error instanceof TroubleError ? error.trouble.code : ''
      // One-time codes are wanted since a moment ago: the session says so, and the account opens.
      if (code === 'codes-required') void queries.invalidateQueries({ queryKey: SESSION })
      if (code !== 'not-signed-in') return
      queries.setQueryData(SESSION, null)
      queries.removeQueries({ queryKey: ['people'] })
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      networkMode: 'always',
      retry: (failures, error) =>
        failures < 1 && error instanceof TroubleError && error.trouble.kind === 'offline',
    },
  },
})

/** Puts a React page into `#page` with words, theme and queries around it. */
export function showPage(page: ReactNode): void {
  const root = document.getElementById('page')
  if (root === null) throw new Error('the page has no element #page')
  startText()
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <Dressed>{page}</Dressed>
      </QueryClientProvider>
    </StrictMode>,
  )
}

function Dressed({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation()
  return (
    <ConfigProvider theme={THEME} locale={i18n.language === 'en' ? enUS : zhCN} wave={{ disabled: true }}>
      <App component={false}>{children}</App>
    </ConfigProvider>
  )
}
