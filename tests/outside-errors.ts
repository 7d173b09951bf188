import { writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import type { Reporter, SerializedError, TestModule } from 'vitest/node'

/** Writes down what failed outside of every test, which no report of tests tells: an array of messages, as JSON. */
export class OutsideErrors implements Reporter {
  readonly #file: string

  constructor(file: string) {
    this.#file = file
  }

  onTestRunEnd(_modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    writeFileSync(this.#file, JSON.stringify(errors.map(told)))
  }
}

/** The message with the test during which it was heard, where the runner knows it. */
function told({ message, VITEST_TEST_PATH: path, VITEST_TEST_NAME: name }: SerializedError): string {
  return [typeof path === 'string' && relative('.', path), name, message].filter(Boolean).join(' ')
}
