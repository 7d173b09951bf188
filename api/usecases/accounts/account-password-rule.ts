import { randomInt } from 'node:crypto'

/** Characters in a password, both included; the most is what signing in accepts. */
export const PASSWORD_LENGTH = { least: 10, most: 200 } as const

/** Letters and digits nobody takes for one another when a password is read out or copied by hand. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const GROUPS = 4
const GROUP_LETTERS = 4

/** Why a password cannot be one, or null. */
export function passwordProblem(password: string): 'password-too-short' | 'password-too-long' | null {
  if ([...password].length < PASSWORD_LENGTH.least) return 'password-too-short'
  if (password.length > PASSWORD_LENGTH.most) return 'password-too-long'
  return null
}

/** A random password in groups of four, such as `kx7m-…`: 79 bits. */
export function makePassword(): string {
  const group = () => Array.from({ length: GROUP_LETTERS }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  return Array.from({ length: GROUPS }, group).join('-')
}
