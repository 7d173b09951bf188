import { z } from 'zod'

/** What a backup says of itself first. It holds no key: `keyIds` name those that numbers in it are sealed with. */
export const backupHead = z.strictObject({
  gridhold: z.literal('backup'),
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  migrations: z.array(z.strictObject({ name: z.string(), sha256: z.string() })),
  /** Id of the key that the program had that made the backup. */
  keyId: z.string(),
})
export type BackupHead = z.infer<typeof backupHead>

const digest = z.strictObject({ rows: z.number().int(), sum: z.string() })

/** A line after the first: a table begins, some of its rows, it ends, and at last the whole. */
const backupLine = z.union([
  z.strictObject({ table: z.string(), columns: z.array(z.string()) }),
  z.strictObject({ rows: z.array(z.array(z.string().nullable())) }),
  z.strictObject({ ended: z.string(), digest }),
  z.strictObject({ end: z.strictObject({ tables: z.number().int(), rows: z.number().int() }) }),
])
export type BackupLine = z.infer<typeof backupLine>

/** The file is not a backup, or not the whole of one. */
export class DamagedBackup extends Error {
  override readonly name = 'DamagedBackup'
}

/** Text → head and lines. Throws DamagedBackup where a line is not one, or the last is missing. */
export async function* readContent(lines: AsyncIterable<string>): AsyncGenerator<BackupHead | BackupLine> {
  let number = 0
  let ended = false
  for await (const text of lines) {
    number += 1
    if (ended) throw new DamagedBackup(`line ${number} stands after the end`)
    const parsed = (number === 1 ? backupHead : backupLine).safeParse(jsonOf(text))
    if (!parsed.success) throw new DamagedBackup(`line ${number} is not one of a backup`)
    ended = 'end' in parsed.data
    yield parsed.data
  }
  if (!ended) throw new DamagedBackup(`it ends after line ${number}, before its last`)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
