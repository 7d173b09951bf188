import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Capacity } from '#contract/session.ts'
import { AccountButton } from './account-button.tsx'
import { useSession } from './use-session.ts'

const PAGES = [
  { path: '/find', key: 'find' },
  { path: '/coverage', key: 'coverage' },
  { path: '/plan', key: 'plan' },
  { path: '/admin', key: 'admin' },
] as const

/** Who is shown the way to the administration; others would only be told whom to ask. */
const ADMINISTER: ReadonlySet<Capacity | undefined> = new Set<Capacity>(['admin', 'head'])

/** Name, ways to the other pages, language and account: alike on every staff page. */
export function Header({ here, title }: { here: (typeof PAGES)[number]['path']; title: string }) {
  const { t, i18n } = useTranslation()
  const { session } = useSession()
  const pages = PAGES.filter(
    ({ path }) => path !== '/admin' || path === here || ADMINISTER.has(session?.capacity),
  )
  useEffect(() => {
    document.title = `${title} · ${t('name')}`
  }, [title, t])
  return (
    <header className="header">
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <a className="header-name" href="/">
        <img src="/mark.svg" alt="" width="28" height="28" />
        <span>{t('name')}</span>
      </a>
      <nav className="header-pages" aria-label={t('name')}>
        {pages.map(({ path, key }) => (
          <a key={path} href={path} aria-current={path === here ? 'page' : undefined}>
            {t(key)}
          </a>
        ))}
      </nav>
      <button
        type="button"
        className="header-language"
        lang={i18n.language === 'en' ? 'zh-CN' : 'en'}
        onClick={() => void i18n.changeLanguage(i18n.language === 'en' ? 'zh-CN' : 'en')}
      >
        {t('otherLanguage')}
      </button>
      <AccountButton />
    </header>
  )
}
