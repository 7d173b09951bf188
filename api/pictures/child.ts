import { drawAnew, type PictureBounds } from './draw-anew.ts'

/** What a picture needs to be made anew; answered by what `drawAnew` gives. Ends when its parent does. */
export interface PictureOrder {
  readonly bytes: Uint8Array
  readonly bounds: PictureBounds
}

process.on('message', ({ bytes, bounds }: PictureOrder) => process.send?.(drawAnew(bytes, bounds)))
