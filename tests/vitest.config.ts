import { defineConfig } from 'vitest/config'
import { LongestFirst } from './longest-first.ts'
import { OutsideReporter } from './outside-report.ts'

/** Where `tests/run.ts` wants to read what happened. */
const { TEST_REPORT: report, TEST_OUTSIDE: outside } = process.env

/** Suites by folder; `npm test` runs them in the order of `tests/run.ts`. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['tests/**/*.test.ts'],
    // Twice what the longest needs on a busy machine; a wait that is in vain ends after half a minute by itself.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // The runner's own patience is one second, which a busy machine outlasts.
    expect: { poll: { timeout: 30_000 } },
    fileParallelism: true,
    maxWorkers: 2,
    reporters:
      report === undefined || outside === undefined
        ? ['default']
        : ['default', ['json', { outputFile: report }], new OutsideReporter(outside)],
    sequence: { sequencer: LongestFirst },
  },
})
