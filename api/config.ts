import { z } from 'zod'

const environment = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATA_DIR: z.string().min(1).default('.local'),
  SECRET_KEY: z.string().min(32, 'at least 32 characters').optional(),
  SECRET_KEY_PREVIOUS: z
    .string()
    .transform((keys) => keys.split(',').map((key) => key.trim()))
    .pipe(z.array(z.string().min(32, 'at least 32 characters each, separated by commas')))
    .default([]),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  TIANDITU_KEY: z.string().min(1).optional(),
})

/** What the program was told by its environment. */
export interface Config {
  readonly host: string
  readonly port: number
  /** Absent: the embedded database in `dataDir`. */
  readonly databaseUrl: string | undefined
  readonly dataDir: string
  readonly secretKey: string | undefined
  /** Keys that were `SECRET_KEY` before: they open and find what is not yet sealed with the one of now. */
  readonly earlierKeys: readonly string[]
  readonly publicUrl: string | undefined
  readonly tiandituKey: string | undefined
}

/** Parses the environment once. Throws one error that names every bad key and why. */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const present = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = environment.safeParse(present)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`The environment is not usable:\n${lines.join('\n')}`)
  }
  const { HOST, PORT, DATABASE_URL, DATA_DIR, SECRET_KEY, SECRET_KEY_PREVIOUS, PUBLIC_URL, TIANDITU_KEY } =
    parsed.data
  return {
    host: HOST,
    port: PORT,
    databaseUrl: DATABASE_URL,
    dataDir: DATA_DIR,
    secretKey: SECRET_KEY,
    earlierKeys: SECRET_KEY_PREVIOUS,
    publicUrl: PUBLIC_URL,
    tiandituKey: TIANDITU_KEY,
  }
}
