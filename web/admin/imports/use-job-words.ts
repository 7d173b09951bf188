import { useTranslation } from 'react-i18next'
import type { CrsId } from '#contract/import-files.ts'
import type { ImportField, ImportJob } from '#contract/import-jobs.ts'
import { importSentence } from '#contract/import-sentences.ts'
import type { ImportProblem } from '#contract/imports.ts'
import { zoneOf } from './crs-zone.ts'

/** How the section says sizes, numbers, times, reference systems, fields and problems in the language of the page. */
export function useJobWords() {
  const { t, i18n } = useTranslation(['adminImports', 'site'])
  const english = i18n.language === 'en'
  const number = new Intl.NumberFormat(english ? 'en' : 'zh-CN', { maximumFractionDigits: 1 })
  const when = new Intl.DateTimeFormat(english ? 'en-GB' : 'zh-CN', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Asia/Shanghai',
  })
  return {
    english,
    /** A number with its thousands apart. */
    count: (n: number) => number.format(n),
    /** Metres as they are worth saying: centimetres below one, decimetres below ten. */
    metres: (m: number) => (m < 1 ? m.toFixed(2) : m < 10 ? m.toFixed(1) : number.format(Math.round(m))),
    size: (bytes: number) =>
      bytes < 1_000_000
        ? `${Math.ceil(bytes / 1_000)} kB`
        : `${(bytes / 1_000_000).toFixed(bytes < 100_000_000 ? 1 : 0)} MB`,
    time: (iso: string) => when.format(new Date(iso)),
    field: ({ zh, en }: ImportField) => (english ? en : zh),
    hint: ({ hintZh, hintEn }: ImportField) => (english ? hintEn : hintZh),
    problem: (problem: ImportProblem) => importSentence(problem, english ? 'en' : 'zh'),
    crs: (crs: CrsId): string => {
      const zone = zoneOf(crs)
      if (zone !== null) {
        const { width, zone: n, meridian, prefixed } = zone
        return t(prefixed ? 'crsZonePrefixed' : 'crsZone', { width, n, meridian, code: crs })
      }
      switch (crs) {
        case 'EPSG:4326':
          return t('crsWgs84')
        case 'EPSG:4490':
          return t('crsCgcs2000')
        case 'EPSG:3857':
          return t('crsMercator')
        case 'GCJ-02':
          return t('crsGcj02')
        case 'BD-09':
          return t('crsBd09')
        default:
          return crs
      }
    },
    /** Names of a job's files in one line. */
    files: ({ files }: ImportJob) => files.map(({ name }) => name).join(english ? ', ' : '、') || t('noFile'),
  }
}
