import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { serviceNeeds } from '../../client/household-changes.ts'
import { unwrap } from '../../client/unwrap.ts'

/** The kinds of service need there are, with the words for one; a kind that is not known yet stands for itself. */
export function useNeeds() {
  const { i18n } = useTranslation()
  const { data } = useQuery({
    queryKey: ['service-needs'],
    queryFn: () => unwrap(serviceNeeds()),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const kinds = data?.kinds ?? []
  return {
    kinds: kinds.map((kind) => ({ value: kind.code, label: kind[language] })),
    words: (code: string) => kinds.find((kind) => kind.code === code)?.[language] ?? code,
  }
}
