import { useTranslation } from 'react-i18next'
import type { NeedLine } from '#contract/needs.ts'
import { useVisitWords } from '../people/visit-words.ts'

/** A need in a list: where, what, since when, and how it stands. */
export function NeedRow({ need, onShow }: { need: NeedLine; onShow: () => void }) {
  const { t } = useTranslation('needs')
  const { moment } = useVisitWords()
  return (
    <button type="button" className="row need-row" onClick={onShow}>
      <strong>{need.address || t('noAddress')}</strong>
      <span className="need-text">{need.text}</span>
      <span className="need-flags">
        <NeedFlags need={need} />
        {moment(need.sentAt)}
      </span>
    </button>
  )
}

/** State, kind, and what came with it, in words as well as colour. */
export function NeedFlags({ need }: { need: NeedLine }) {
  const { t } = useTranslation('needs')
  const { state, kind, hasPhone, pictures } = need
  return (
    <>
      <span
        className="flag"
        data-kind={state === 'sent' ? 'soon' : state === 'received' ? 'coming' : 'public'}
      >
        {t(`state_${state}`)}
      </span>
      {kind === 'mistake' ? <span className="flag">{t('mistake')}</span> : null}
      {hasPhone ? <span className="flag">{t('hasPhone')}</span> : null}
      {pictures > 0 ? <span className="flag">{t('picturesN', { n: pictures })}</span> : null}
    </>
  )
}
