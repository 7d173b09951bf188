import { defineConfig } from 'vitest/config'
import { LongestFirst } from './longest-first.ts'
import { OutsideReporter } from './outside-report.ts'

/** Where `tests/run.ts` wants to read what happened. */
const { TEST_REPORT: report, TEST_OUTSIDE: outside } = process.env

/** Files with a process of their own: the browsers' suites, what extends zod before any schema is made, and what keeps GEOS silent. */
const APART = ['tests/e2e/**/*.test.ts', 'tests/unit/openapi.test.ts', 'tests/unit/ogc-cql2.test.ts']

/** Suites by folder; `npm test` runs them in the order of `tests/run.ts`. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    projects: [
      {
        extends: true,
        // A worker that goes on with the next file has its modules and its database engine warm: half of what most need.
        test: { name: 'shared', include: ['tests/**/*.test.ts'], exclude: APART, isolate: false },
      },
      { extends: true, test: { name: 'apart', include: APART } },
    ],
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
