import { AimOutlined, CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftSession } from '../../../editor/draft-session.ts'
import type { Remark } from './remark.ts'

interface Props {
  readonly session: DraftSession
  readonly remark: Remark
  readonly onChange: (remark: Remark) => void
  /** Told when a place begins and ceases to be waited for. */
  readonly onPicking?: ((on: boolean) => void) | undefined
}

/** The place a remark is about: pointed out on the map, and drawn there. */
export function CommentPlace({ session, remark, onChange, onPicking }: Props) {
  const { t } = useTranslation('planComments')
  const { stage } = session
  const { position } = remark
  const panel = useId()
  const button = useRef<HTMLButtonElement>(null)
  // The text may be written on while the place is waited for.
  const latest = useRef({ remark, onChange })
  latest.current = { remark, onChange }
  useEffect(() => {
    stage.mark(panel, position === null ? [] : [{ id: panel, at: position, kind: 'comment', chosen: true }])
    return () => stage.mark(panel, [])
  }, [stage, panel, position])

  function ask(): void {
    onPicking?.(true)
    stage.pick((at) => {
      onPicking?.(false)
      if (at !== null) latest.current.onChange({ ...latest.current.remark, position: at })
      button.current?.focus()
    })
  }
  return (
    <div className="comment-place">
      <Button ref={button} size="small" icon={<AimOutlined aria-hidden />} onClick={ask}>
        {t(position === null ? 'pick' : 'pickAgain')}
      </Button>
      <span role="status">{position === null ? '' : `✎ ${t('pinned')}`}</span>
      {position === null ? null : (
        <Button
          size="small"
          type="text"
          icon={<CloseOutlined aria-hidden />}
          onClick={() => onChange({ ...remark, position: null })}
        >
          {t('unpin')}
        </Button>
      )}
    </div>
  )
}
