import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take longest in their suite, the longest first: begun late, one of them would keep a worker waiting at the end. */
const LONG = [
  'plan-pages',
  'staff-pages',
  'courtyard',
  'board-lasting',
  'household',
  'public-pages',
  'admin-imports',
  'planner',
  'admin-protection',
  'admin-boards',
  'here',
  'board-slides',
  'admin',
  'backup',
  'embedded-process',
  'imports',
  'imports-of-street',
  'embedded-errors',
  'sight-matrix',
  'markers',
  'imports-people',
  'embedded-geometry',
  'lookup-postgis',
  'sight-mutation',
  'imports-shift',
  'rotate-command',
  'plan-actions',
  'plan-actions-small',
]

/** Starts the long files first and leaves the others in the order they had. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files)
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = LONG.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`))
      return at < 0 ? LONG.length : at
    }
    return usual.toSorted((a, b) => rank(a) - rank(b))
  }
}
