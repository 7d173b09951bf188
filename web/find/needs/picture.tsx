import { useState } from 'react'

interface Props {
  readonly src: string
  readonly alt: string
  /** Said in its place where it does not open. */
  readonly lost: string
  readonly onThere?: () => void
}

/** A picture of the server's. */
export function Picture({ src, alt, lost, onThere }: Props) {
  const [failed, setFailed] = useState(false)
  if (failed) return <p className="fine">{lost}</p>
  return <img className="need-picture" src={src} alt={alt} onLoad={onThere} onError={() => setFailed(true)} />
}
