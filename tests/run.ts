/**
 * `npm test`: types, lint, unused code, the build and every suite, one after the other, and one closing line.
 * `npm test -- native` runs only the database and API suites, against the server of DATABASE_URL.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { relative } from 'node:path'
import { z } from 'zod'

interface Tally {
  passed: number
  failed: number
  skipped: number
}

const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numFailedTestSuites: z.number(),
  numPendingTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
})

const outsideReport = z.object({ errors: z.array(z.string()), secondTries: z.array(z.string()) })

/** Tests that only passed when tried again: not a failure, and said at the end so that somebody looks into them. */
const secondTries: string[] = []

/** What failed, said again at the very end: a log of many thousand lines is read from there. */
const failures: string[] = []

function run(title: string, command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): boolean {
  const started = Date.now()
  console.log(`\n── ${title}`)
  const { status } = spawnSync(command, args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, ...env },
  })
  if (status !== 0) failures.push(title)
  console.log(
    `── ${title}: ${status === 0 ? 'ok' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(1)} s`,
  )
  return status === 0
}

/** `tries`: how often a test may be tried, where the machine and not the program can make one fail. */
function suites(title: string, folders: readonly string[], tries = 1): Tally {
  const [file, outside] = [`.cache/report-${title}.json`, `.cache/outside-${title}.json`]
  mkdirSync('.cache', { recursive: true })
  for (const each of [file, outside]) rmSync(each, { force: true })
  const command = ['vitest', 'run', '-c', 'tests/vitest.config.ts', `--retry=${tries - 1}`, ...folders]
  const ok = run(title, 'npx', command, { TEST_REPORT: file, TEST_OUTSIDE: outside })
  try {
    const seen = report.parse(JSON.parse(readFileSync(file, 'utf8')))
    for (const { name, status, assertionResults } of seen.testResults) {
      const failed = assertionResults.filter((each) => each.status === 'failed')
      const names = failed.length === 0 && status === 'failed' ? [''] : failed.map(({ fullName }) => fullName)
      failures.push(...names.map((test) => `${title}: ${relative('.', name)} ${test}`))
    }
    const elsewhere = outsideReport.parse(JSON.parse(readFileSync(outside, 'utf8')))
    failures.push(...elsewhere.errors.map((message) => `${title}: outside of any test: ${message}`))
    secondTries.push(...elsewhere.secondTries.map((test) => `${title}: ${test}`))
    // A suite that fails to load has no failed test of its own, yet the run is not green.
    const failed = Math.max(seen.numFailedTests, ok ? 0 : 1)
    return { passed: seen.numPassedTests, failed, skipped: seen.numPendingTests }
  } catch {
    console.error(`${title}: the runner left no readable report in ${file}`)
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

/** A step that is not a suite counts as nothing when it passes and as one failure when it does not. */
function step(title: string, command: string, args: readonly string[]): Tally {
  return { passed: 0, failed: run(title, command, args) ? 0 : 1, skipped: 0 }
}

const native = process.argv.includes('native')
if (native && !process.env.DATABASE_URL) {
  console.error('`npm test -- native` needs DATABASE_URL, e.g. postgres://postgres@127.0.0.1:54315/postgres')
  process.exit(2)
}

const tallies = native
  ? [suites('native', ['tests/db', 'tests/api'])]
  : [
      step('types', 'npx', ['tsc', '--noEmit']),
      step('lint', 'npx', ['biome', 'check', '--error-on-warnings', '.']),
      step('unused', 'npx', ['knip']),
      step('build', 'npm', ['run', '--silent', 'build']),
      suites('code', ['tests/architecture.test.ts', 'tests/unit', 'tests/properties', 'tests/golden']),
      suites('database', ['tests/db', 'tests/api']),
      // Two browsers draw maps without a graphics card on two cores: time is what a test of theirs runs out of.
      suites('browser', ['tests/e2e'], 2),
    ]

const total = tallies.reduce((sum, tally) => ({
  passed: sum.passed + tally.passed,
  failed: sum.failed + tally.failed,
  skipped: sum.skipped + tally.skipped,
}))
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
if (secondTries.length > 0)
  console.log(`\npassed when tried again:\n${secondTries.map((each) => `  ${each}`).join('\n')}`)
if (failures.length > 0) console.log(`\nfailed:\n${failures.map((each) => `  ${each}`).join('\n')}`)
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`)
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1)
