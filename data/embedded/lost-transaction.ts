import type { Client } from './client.ts'
import { commandComplete, readyForQuery } from './replies.ts'
import type { Unit } from './work.ts'

const endsTransaction = /^\s*(?:rollback|abort|commit|end)(?:\s+(?:work|transaction))?\s*;?\s*$/i

/**
 * Answers a client whose transaction was lost with the engine, as a server answers in a failed transaction: nothing
 * runs until the client itself has ended it. Else the rest of the transaction would run, and stay, by itself.
 */
export function answerInLostTransaction(client: Client, unit: Unit): void {
  if (client.skipping) {
    client.skipping = false
    client.send(readyForQuery(client.status))
  } else if (unit.sql !== undefined && endsTransaction.test(unit.sql)) {
    client.lostTransaction = false
    client.status = 'I'
    client.send(Buffer.concat([commandComplete('ROLLBACK'), readyForQuery('I')]))
  } else {
    const message =
      'the transaction was lost when the embedded database restarted; commands are ignored until it is ended'
    client.skipping = unit.ends === 'flush'
    client.sendError({ severity: 'ERROR', code: '25P02', message }, unit.ends !== 'flush')
  }
}
