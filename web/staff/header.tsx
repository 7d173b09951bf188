import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { AccountButton } from './account-button.tsx'

const PAGES = [
  { path: '/find', key: 'find' },
  { path: '/coverage', key: 'coverage' },
  { path: '/plan', key: 'plan' },
] as const

/** Name, ways to the other pages, language and account: alike on every staff page. */
export function Header({ here, title }: { here: (typeof PAGES)[number]['path']; title: string }) {
  const { t, i18n } = useTranslation()
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
        {PAGES.map(({ path, key }) => (
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
