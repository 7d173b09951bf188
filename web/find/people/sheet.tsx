import './forms/forms.css'
import { App, Drawer, Grid } from 'antd'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'

interface Props {
  readonly title: string
  readonly open: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

/** What stands in a sheet tells it that something was typed, and asks it to close. */
interface Within {
  readonly typed: () => void
  readonly close: () => void
}

const Surrounding = createContext<Within>({ typed: () => undefined, close: () => undefined })

/** The sheet around a form. */
export function useSheet(): Within {
  return useContext(Surrounding)
}

/**
 * What is done beside the page: from below on a phone, where the thumb is, and from the side on a desk. Closed with
 * something typed, it asks first.
 */
export function Sheet({ title, open, onClose, children }: Props) {
  const { t } = useTranslation(['peopleForm', 'find'])
  const { modal } = App.useApp()
  const { md } = Grid.useBreakpoint()
  const written = useRef(false)
  useEffect(() => {
    if (!open) written.current = false
  }, [open])

  const within = useMemo<Within>(
    () => ({
      typed: () => {
        written.current = true
      },
      close: () => {
        if (!written.current) return onClose()
        void modal.confirm({
          title: t('dropTitle'),
          content: t('dropMore'),
          okText: t('drop'),
          okButtonProps: { danger: true },
          cancelText: t('goOn'),
          onOk: onClose,
        })
      },
    }),
    [modal, onClose, t],
  )
  return (
    <Drawer
      open={open}
      onClose={within.close}
      title={title}
      placement={md ? 'right' : 'bottom'}
      size={md ? 460 : 'auto'}
      closable={{ placement: 'end', 'aria-label': t('find:close') }}
      rootClassName={md ? 'sheet' : 'sheet sheet-low'}
      destroyOnHidden
    >
      <Surrounding value={within}>{children}</Surrounding>
    </Drawer>
  )
}
