import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take half a minute and more, longest first: begun late, one of them would keep a worker waiting at the end. */
const LONG = [
  'plan-pages',
  'staff-pages',
  'household',
  'courtyard',
  'public-pages',
  'planner',
  'admin-protection',
  'admin',
  'embedded-process',
  'embedded-errors',
  'sight-matrix',
  'markers',
  'embedded-geometry',
  'sight-mutation',
  'rotate-command',
  'household-members',
  'lookup-postgis',
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
