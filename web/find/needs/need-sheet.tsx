import { useTranslation } from 'react-i18next'
import type { NeedLine } from '#contract/needs.ts'
import { needPicture } from '../../client/needs.ts'
import { Sheet } from '../people/sheet.tsx'
import { useVisitWords } from '../people/visit-words.ts'
import { NeedActs } from './need-acts.tsx'
import { NeedCall } from './need-call.tsx'
import { NeedFlags } from './need-row.tsx'
import { Picture } from './picture.tsx'

interface Props {
  /** Null keeps the sheet closed. */
  readonly need: NeedLine | null
  readonly onMoved: (need: NeedLine) => void
  readonly onClose: () => void
}

/** One need in full: words, pictures, the number to call back, and what one says became of it. */
export function NeedSheet({ need, onMoved, onClose }: Props) {
  const { t } = useTranslation('needs')
  return (
    <Sheet title={need?.address || t('noAddress')} open={need !== null} onClose={onClose}>
      {need ? <NeedDetail key={need.id} need={need} onMoved={onMoved} onClose={onClose} /> : null}
    </Sheet>
  )
}

function NeedDetail({ need, onMoved, onClose }: Props & { need: NeedLine }) {
  const { t } = useTranslation('needs')
  const { moment } = useVisitWords()
  return (
    <div className="need-detail">
      <p className="need-flags">
        <NeedFlags need={need} />
        <span className="soft-inline">{need.grid?.name ?? t('notHeld')}</span>
      </p>
      <p className="need-words">{need.text}</p>
      {Array.from({ length: need.pictures }, (_, index) => index + 1).map((n) => (
        <Picture
          key={n}
          src={needPicture(need.id, n)}
          alt={t('pictureAlt', { n })}
          lost={t('pictureLost', { n })}
        />
      ))}
      {need.answer === null ? null : (
        <blockquote className="need-answer">
          <span className="soft-inline">{t('myAnswer')}</span>
          <p>{need.answer}</p>
        </blockquote>
      )}
      <p className="fine">
        {[
          t('sentAt', { at: moment(need.sentAt) }),
          ...(need.movedAt === need.sentAt ? [] : [t('movedAt', { at: moment(need.movedAt) })]),
          t('keptUntil', { day: need.keepUntil }),
        ].join(' · ')}
      </p>
      {need.hasPhone ? <NeedCall need={need.id} /> : null}
      <NeedActs need={need} onMoved={onMoved} onClose={onClose} />
    </div>
  )
}
