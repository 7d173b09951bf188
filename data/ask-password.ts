import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

/** Where a password comes from: a terminal, or whatever is piped in. */
interface Terminal {
  readonly input: NodeJS.ReadStream
  readonly output: NodeJS.WriteStream
}

/**
 * Reads a password: from a terminal without showing it, once for each prompt, or as the first line of what is
 * piped in. Gives null where the answers to the prompts differ.
 */
export async function askPassword(
  { input, output }: Terminal,
  prompts: readonly string[],
): Promise<string | null> {
  if (!input.isTTY) return firstLine(input)
  const answers = new Set<string>()
  for (const prompt of prompts) {
    output.write(prompt)
    answers.add(await hiddenLine(input))
    output.write('\n')
  }
  const [answer] = answers
  return answers.size === 1 ? answer! : null
}

function hiddenLine(input: NodeJS.ReadStream): Promise<string> {
  // A terminal in line editing echoes through its output; this one swallows it.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  return line(createInterface({ input, output: nowhere, terminal: true }))
}

function firstLine(input: NodeJS.ReadStream): Promise<string> {
  return line(createInterface({ input, terminal: false }))
}

function line(reader: ReturnType<typeof createInterface>): Promise<string> {
  return new Promise((resolve, reject) => {
    reader.once('line', (text) => {
      resolve(text)
      reader.close()
    })
    reader.once('SIGINT', () => reject(new Error('Interrupted; nothing was added.')))
    reader.once('close', () => resolve(''))
  })
}
