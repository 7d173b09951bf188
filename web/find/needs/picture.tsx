import { useState } from 'react'

/** A picture of the server's; words in its place where it does not open. */
export function Picture({ src, alt, lost }: { src: string; alt: string; lost: string }) {
  const [failed, setFailed] = useState(false)
  if (failed) return <p className="fine">{lost}</p>
  return <img className="need-picture" src={src} alt={alt} onError={() => setFailed(true)} />
}
