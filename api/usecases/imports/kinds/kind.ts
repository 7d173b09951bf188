import type { ImportTarget } from '#contract/import-jobs.ts'
import type { ImportPlace, ImportProblem, SourceShape } from '#contract/imports.ts'
import type { RowToWrite } from '../../../repositories/import-pieces.ts'
import type { Ask } from '../../../repositories/request.ts'
import type { Secrets } from '../../../secrets/secrets.ts'

/** Where rows are to land, and by whose hand. */
export interface ImportGround {
  readonly county: string
  /** 12-digit code of a community or village, or 9-digit of a street or town. */
  readonly community: string
  /** Town day, `YYYY-MM-DD`. */
  readonly today: string
  readonly secrets: Secrets
}

/** A row with its columns read as fields of the target; texts are trimmed, an empty cell is null. */
export interface MappedRow {
  readonly place: ImportPlace
  readonly fields: Readonly<Record<string, string | null>>
  /** Degrees, put right. */
  readonly shape: SourceShape | null
}

/** A row as it will be written: what `insert` and `update` of its kind are given, with the id that the check makes for a new one. */
export interface Candidate {
  /** What the row is known by in files of this kind: its own code, else what makes it what it is. */
  readonly sourceKey: string
  /** The row in the town that it means by its nature, though it never came from a file; null for a new one. */
  readonly target: string | null
  /**
   * Columns of the table by name, JSON. What is sealed anew each time (phones) stands under `sealed`, which is not looked at
   * when a candidate is compared with the row that is there; its index stands beside it, and is.
   */
  readonly candidate: Readonly<Record<string, unknown>>
  /** How its place was found; households alone. */
  readonly placing?: 'own' | 'sure' | 'likely'
}

/**
 * What is wrong with a row; the `column` of a problem is the field, and whoever mapped it knows the file's word for it.
 * `unplaced`: nothing is wrong but that its place is not there yet; it is left out, listed, and stops nobody.
 */
export interface Faulty {
  readonly problems: readonly ImportProblem[]
  readonly unplaced?: true
}

/** `folded`: an earlier row of the file says the very same of the same thing (households read from a list of persons). */
export type Judged = Candidate | Faulty | { readonly folded: true }

/** A row of the town as it stands, by the names that candidates have. */
export type TownRow = Readonly<Record<string, unknown>>

type Write = (ask: Ask, county: string, rows: readonly RowToWrite[]) => Promise<void>

/** One kind of rows that can be brought in. */
export interface ImportKind {
  readonly target: ImportTarget
  /** Tables that it fills, whose statistics are old afterwards. */
  readonly tables: readonly string[]
  /** Reads once per check what its rows need to know of the town, and gives what judges them, in file order. */
  begin(ask: Ask, ground: ImportGround): Promise<(row: MappedRow) => Judged>
  /**
   * The rows of these ids as they are now, by the names that candidates have, phones by their index: for stamps. What only
   * `restore` needs (the sealed phone, a version) stands under `sealed`, which no stamp covers.
   */
  current(ask: Ask, county: string, ids: readonly string[]): Promise<ReadonlyMap<string, TownRow>>
  /** Writes new rows, some at a time. May give them as `current` would, which then is not asked. */
  insert(
    ask: Ask,
    county: string,
    rows: readonly RowToWrite[],
  ): Promise<ReadonlyMap<string, TownRow>> | Promise<void>
  /** Changes rows, some at a time. */
  readonly update: Write
  /** What is to be settled between rows once all are written; each goes over all of them before the next begins. */
  readonly settle?: readonly Write[]
  /** Puts rows back as they were; `was` as `current` gave it. */
  restore(
    ask: Ask,
    county: string,
    rows: readonly { readonly id: string; readonly was: unknown }[],
  ): Promise<void>
  /** Takes rows away that an import brought; gives those that could not go because others hang on them. */
  remove(ask: Ask, county: string, ids: readonly string[]): Promise<readonly string[]>
  /** Once all is written or taken back: places households anew and the like. */
  after?(ask: Ask, county: string): Promise<void>
}
