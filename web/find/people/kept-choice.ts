import { useState } from 'react'

/** A choice among a few, kept on this device under `gridhold.NAME`; the first where none was made. */
export function useKeptChoice<Choice extends string>(
  name: string,
  choices: readonly [Choice, ...Choice[]],
): [Choice, (choice: Choice) => void] {
  const [choice, setChoice] = useState(() => choices.find((each) => each === kept(name)) ?? choices[0])
  return [
    choice,
    (next) => {
      setChoice(next)
      keep(name, next)
    },
  ]
}

function kept(name: string): string | null {
  try {
    return localStorage.getItem(`gridhold.${name}`)
  } catch {
    return null
  }
}

function keep(name: string, choice: string): void {
  try {
    localStorage.setItem(`gridhold.${name}`, choice)
  } catch {
    // A browser without storage forgets the choice; nothing else is lost.
  }
}
