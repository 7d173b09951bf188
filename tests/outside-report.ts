import { writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import type { Reporter, SerializedError, TestModule } from 'vitest/node'

/** What no report of tests tells, as `OutsideReport` writes it down. */
export interface OutsideReport {
  /** What failed outside of every test. */
  readonly errors: readonly string[]
  /** Tests that failed at first and passed when they were tried again. */
  readonly secondTries: readonly string[]
}

/** Writes an `OutsideReport` as JSON. */
export class OutsideReporter implements Reporter {
  readonly #file: string

  constructor(file: string) {
    this.#file = file
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const secondTries = modules.flatMap((module) =>
      [...module.children.allTests()]
        .filter((test) => test.diagnostic()?.flaky)
        .map((test) => `${relative('.', module.moduleId)} ${test.fullName}`),
    )
    const report: OutsideReport = { errors: errors.map(told), secondTries }
    writeFileSync(this.#file, JSON.stringify(report))
  }
}

/** The message with the test during which it was heard, where the runner knows it. */
function told({ message, VITEST_TEST_PATH: path, VITEST_TEST_NAME: name }: SerializedError): string {
  return [typeof path === 'string' && relative('.', path), name, message].filter(Boolean).join(' ')
}
