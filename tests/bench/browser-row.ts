import { startBrowser } from '../fixtures/browser.ts'
import { runBundle } from '../fixtures/browser-bundle.ts'
import type { actionRows } from './actions.ts'
import type { Measure } from './report.ts'

declare const bundled: { actionRows: typeof actionRows }

/** The rows of `actionRows` measured inside real Chromium, on a page with nothing else in it. */
export async function browserRow(seed: number, rounds: number): Promise<Measure[]> {
  const browser = await startBrowser()
  try {
    const page = await browser.newPage()
    await runBundle(page, 'tests/bench/actions.ts')
    const rows = await page.evaluate(([s, r]) => bundled.actionRows(s, r), [seed, rounds] as const)
    const version = browser.version()
    return rows.map((row) => ({
      ...row,
      what: `${row.what}, in Chromium`,
      detail: `${row.detail}; ${version}`,
    }))
  } finally {
    await browser.close()
  }
}
