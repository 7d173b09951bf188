import { useCallback, useEffect, useState } from 'react'
import type { Pin } from '#geometry/georeference.ts'
import { forgetPicture, type KeptPicture, keepPicture, keptPicture } from './kept-picture.ts'
import { openPicture, type PictureTrouble } from './open-picture.ts'

/** A photographed map and its canvas. */
export interface Paper {
  readonly kept: KeptPicture
  readonly canvas: HTMLCanvasElement
}

/** The photographed map of a root, as this browser keeps it. */
export function usePaper(root: string) {
  const [paper, setPaper] = useState<Paper | null>(null)
  const [trouble, setTrouble] = useState<PictureTrouble | null>(null)
  useEffect(() => {
    let here = true
    setPaper(null)
    void keptPicture(root).then(async (kept) => {
      const canvas = kept && (await openPicture(kept.file))
      if (here && kept !== null && canvas instanceof HTMLCanvasElement) setPaper({ kept, canvas })
    })
    return () => {
      here = false
    }
  }, [root])
  const open = useCallback(
    async (file: File): Promise<boolean> => {
      const canvas = await openPicture(file)
      if (typeof canvas === 'string') {
        setTrouble(canvas)
        return false
      }
      setTrouble(null)
      const kept = { name: file.name, file, pins: [] }
      setPaper({ kept, canvas })
      // A browser that keeps nothing still shows it until the page is left.
      await keepPicture(root, kept).catch(() => undefined)
      return true
    },
    [root],
  )
  const pin = useCallback(
    (pins: readonly Pin[]) => {
      if (paper === null) return
      const kept = { ...paper.kept, pins }
      setPaper({ ...paper, kept })
      void keepPicture(root, kept).catch(() => undefined)
    },
    [root, paper],
  )
  const remove = useCallback(() => {
    setPaper(null)
    void forgetPicture(root).catch(() => undefined)
  }, [root])
  return { paper, trouble, open, pin, remove }
}
