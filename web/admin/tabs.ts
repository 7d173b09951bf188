import type { Capacity } from '#contract/session.ts'

/** The sections of the page in their order; each is an address, `/admin?tab=staff`. */
const TABS = [
  'staff',
  'chart',
  'unstaffed',
  'boards',
  'doors',
  'imports',
  'accounts',
  'subjects',
  'audit',
  'retention',
  'exports',
  'rules',
] as const
export type Tab = (typeof TABS)[number]

const OF_HEADS: ReadonlySet<Tab> = new Set<Tab>(['staff', 'unstaffed', 'boards', 'doors', 'audit', 'exports'])

/** The sections an account is given; none for those who plan or walk the grids. */
export function tabsFor(capacity: Capacity): readonly Tab[] {
  if (capacity === 'admin') return TABS
  return capacity === 'head' ? TABS.filter((tab) => OF_HEADS.has(tab)) : []
}

/** The section asked for, else the one remembered, else the first; only among those given. */
export function chosenTab(tabs: readonly Tab[], asked: string | null, remembered: string | null): Tab {
  const [first = 'staff'] = tabs
  return tabs.find((tab) => tab === asked) ?? tabs.find((tab) => tab === remembered) ?? first
}

/** Where a section is found. */
export function tabPath(tab: Tab): string {
  return `/admin?tab=${tab}`
}
