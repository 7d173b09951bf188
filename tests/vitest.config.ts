import { defineConfig } from 'vitest/config'
import { LongestFirst } from './longest-first.ts'

/** Suites by folder; `npm test` runs them in the order of `tests/run.ts`. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 180_000,
    // The runner's own patience is one second, which a busy machine outlasts.
    expect: { poll: { timeout: 30_000 } },
    fileParallelism: true,
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
  },
})
