import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface Props {
  readonly side: 'left' | 'right'
  readonly label: string
  readonly folded: boolean
  readonly onFold: (folded: boolean) => void
  readonly children: ReactNode
}

/** A panel beside the map that folds away; what is in it stays as it was. */
export function Folding({ side, label, folded, onFold, children }: Props) {
  const { t } = useTranslation('planBar')
  const inwards = (side === 'left') === folded
  return (
    <aside className="folding" data-side={side} data-folded={folded} aria-label={label}>
      <div className="folding-inside" hidden={folded}>
        {children}
      </div>
      <button
        type="button"
        className="folding-button"
        aria-expanded={!folded}
        aria-label={t(folded ? 'unfold' : 'fold', { what: label })}
        title={t(folded ? 'unfold' : 'fold', { what: label })}
        onClick={() => onFold(!folded)}
      >
        {inwards ? <RightOutlined aria-hidden /> : <LeftOutlined aria-hidden />}
      </button>
    </aside>
  )
}
