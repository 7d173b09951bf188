import { appendAudit } from '../../repositories/audit.ts'
import type { Db } from '../../repositories/connection.ts'
import { forgetStagedElsewhere } from '../../repositories/import-rows.ts'
import {
  type LeftOver,
  nextSealed,
  type RowKey,
  SEALED,
  type SealedOf,
  type SealedRow,
  sealedElsewhere,
  writeResealed,
} from '../../repositories/phones.ts'
import { type Ask, askAs, txAs } from '../../repositories/request.ts'
import { forgetCopiesElsewhere } from '../../repositories/source-records.ts'
import type { SealedPhone, Secrets } from '../../secrets/secrets.ts'

const system = { kind: 'system' } as const

/** Rows sealed anew in one transaction: quick to repeat when killed, and nobody waits long for a row. */
const BATCH = 500

/** Before any row. */
const START: RowKey = { county: '', id: '00000000-0000-0000-0000-000000000000' }

/** What a rotation did. */
export interface Rotation {
  /** Rows sealed anew, by what they are. */
  readonly resealed: Readonly<Record<SealedOf, number>>
  /** What is left under a key that this program does not hold. */
  readonly missing: readonly LeftOver[]
  /** What is left although its key is here: changed since, or written meanwhile by a server with an earlier key. */
  readonly stuck: readonly LeftOver[]
}

/** How a rotation runs. */
export interface RotationOptions {
  /** Told after every batch how many of all rows are done. */
  readonly onProgress?: (what: SealedOf, done: number, total: number) => void
  readonly batch?: number
}

/**
 * Opens every number and one-time secret that is not under the key of now, seals it anew and renews what it is found by, in
 * batches that are transactions of their own. It can be killed at any moment and run again, while servers that hold both
 * keys go on. What cannot be opened is left as it is and told. What was staged of imports, and what they replaced, goes.
 * The audit gets one entry a county.
 */
export async function rotateKey(
  db: Db,
  secrets: Secrets,
  { onProgress, batch = BATCH }: RotationOptions = {},
): Promise<Rotation> {
  const ask = askAs(db, system)
  const before = await sealedElsewhere(ask, secrets.keyId)
  const resealed: Record<SealedOf, number> = { person: 0, staff: 0, account: 0, need: 0 }
  const told = new Set<string>()
  for (const what of SEALED) {
    const total = sum(before.filter((row) => row.what === what && secrets.knows(row)))
    let after: RowKey | undefined = START
    while (after !== undefined) {
      const from: RowKey = after
      const { rows, done } = await txAs(db, system, (within) =>
        resealBatch(within, secrets, what, from, batch, told),
      )
      resealed[what] += done
      if (done > 0) onProgress?.(what, resealed[what], total)
      after = rows.length < batch ? undefined : rows.at(-1)
    }
  }
  // Staged rows are sent again sooner than they are sealed anew, and the phones in them are sealed by themselves.
  await txAs(db, system, async (within) => {
    await forgetStagedElsewhere(within, secrets.keyId)
    await forgetCopiesElsewhere(within, secrets.keyId)
  })
  const left = await sealedElsewhere(ask, secrets.keyId)
  return {
    resealed,
    missing: left.filter((row) => !secrets.knows(row)),
    stuck: left.filter((row) => secrets.knows(row)),
  }
}

async function resealBatch(
  ask: Ask,
  secrets: Secrets,
  what: SealedOf,
  after: RowKey,
  batch: number,
  told: Set<string>,
): Promise<{ readonly rows: readonly SealedRow[]; readonly done: number }> {
  const rows = await nextSealed(ask, what, secrets.keyId, after, batch)
  const anew = rows.flatMap((row) => {
    const sealed = sealedAnew(row, secrets)
    return sealed === null ? [] : [{ county: row.county, id: row.id, sealed }]
  })
  if (anew.length === 0) return { rows, done: 0 }
  await writeResealed(ask, what, anew)
  for (const county of new Set(anew.map((row) => row.county))) {
    if (told.has(county)) continue
    await appendAudit(ask, { county, id: null }, { verb: 'key-rotation', reasonCode: secrets.keyId })
    told.add(county)
  }
  return { rows, done: anew.length }
}

/** Null where the key is not here, or what was sealed is no longer what it was. */
function sealedAnew(row: SealedRow, secrets: Secrets): SealedPhone | null {
  if (!secrets.knows(row)) return null
  try {
    return secrets.seal(secrets.open(row))
  } catch {
    return null
  }
}

function sum(rows: readonly LeftOver[]): number {
  return rows.reduce((total, { rows: n }) => total + n, 0)
}
