import { AimOutlined, CheckOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { PlanComment } from '#contract/plans.ts'
import { townTime } from '../../../text/town-time.ts'

interface Props {
  readonly comment: PlanComment
  /** Name of the grid it is about. */
  readonly about: string | null
  readonly chosen: boolean
  readonly onGo: () => void
  readonly onResolve: () => void
}

/** One comment: who said what and when, where, and that it is done. */
export function CommentRow({ comment, about, chosen, onGo, onResolve }: Props) {
  const { t } = useTranslation('planComments')
  const { by, at, text, position, grid, resolved } = comment
  const { day, clock } = townTime(new Date(at))
  return (
    <li className="comment-row" data-resolved={resolved} data-chosen={chosen}>
      <p>{text}</p>
      <small>
        {[by ?? t('somebody'), `${day} ${clock}`, about ?? (position === null ? '' : t('aPlace'))]
          .filter((part) => part !== '')
          .join(' · ')}
        {resolved ? ` · ${t('done')}` : ''}
      </small>
      <span className="comment-do">
        {position === null && grid === null ? null : (
          <Button size="small" type="text" icon={<AimOutlined aria-hidden />} onClick={onGo}>
            {t('go')}
          </Button>
        )}
        {resolved ? null : (
          <Button size="small" type="text" icon={<CheckOutlined aria-hidden />} onClick={onResolve}>
            {t('resolve')}
          </Button>
        )}
      </span>
    </li>
  )
}
