import { inParcels, type Parcel, unpack } from './clean-parcels.ts'
import { judgeLayers, type LayersToClean } from './judge-layers.ts'

/** What the parent says: the layers without their long lists, these in pieces, and that it has sent them all. */
export type CleaningOrder = { readonly head: unknown } | { readonly parcel: Parcel } | 'clean'

/** What the child answers: its share as it goes, then the outcome in the same way. */
export type CleaningReply =
  | { readonly share: number }
  | { readonly head: unknown }
  | { readonly parcel: Parcel }
  | 'cleaned'
  /** A fault of ours: its kind and where it is, never its message, which may hold a piece of the file. */
  | { readonly fault: string; readonly where: string }

/** How often somebody who waits wants to hear of it. */
const TELL_MS = 250

let layers: unknown
let told = 0

process.on('message', (order: CleaningOrder) => {
  if (order === 'clean') clean()
  else if ('head' in order) layers = order.head
  else unpack(layers, order.parcel)
})
process.on('disconnect', () => process.exit())

function clean(): void {
  try {
    const { head, parcels } = inParcels(judgeLayers(layers as LayersToClean, tell))
    say({ head })
    for (const parcel of parcels) say({ parcel })
    say('cleaned')
  } catch (error) {
    const { name, stack = '' } = error instanceof Error ? error : { name: typeof error }
    const where = stack.split('\n').filter((line) => /^\s+at /.test(line))
    say({ fault: name, where: where.join('\n') })
  }
}

function tell(share: number): void {
  const now = performance.now()
  if (now - told < TELL_MS) return
  told = now
  say({ share })
}

function say(reply: CleaningReply): void {
  process.send?.(reply)
}
