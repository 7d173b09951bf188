import { LeftOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'

/** One step back. */
export function BackButton({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation('find')
  return (
    <Button type="text" className="back" icon={<LeftOutlined aria-hidden />} onClick={onBack}>
      {t('back')}
    </Button>
  )
}
