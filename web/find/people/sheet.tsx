import { Drawer, Grid } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface Props {
  readonly title: string
  readonly open: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

/** What is done beside the page: from below on a phone, where the thumb is, and from the side on a desk. */
export function Sheet({ title, open, onClose, children }: Props) {
  const { t } = useTranslation('find')
  const { md } = Grid.useBreakpoint()
  return (
    <Drawer
      open={open}
      onClose={onClose}
      title={title}
      placement={md ? 'right' : 'bottom'}
      size={md ? 460 : 'default'}
      closable={{ placement: 'end', 'aria-label': t('close') }}
      rootClassName="sheet"
      destroyOnHidden
    >
      {children}
    </Drawer>
  )
}
