import type { CSSProperties } from 'preact';
import { useState } from 'preact/hooks';

interface PictureProps {
  readonly src: string;
  /** Empty: it says nothing that is not written beside it. */
  readonly alt: string;
  readonly class?: string;
  readonly style?: CSSProperties;
}

/** A picture of the content. One that cannot be had gives way to its words, never to the sign of a broken picture. */
export const Picture = ({ src, alt, class: className = '', style }: PictureProps) => {
  const [missing, setMissing] = useState<string | null>(null);
  if (missing !== src) return <img class={className} style={style} src={src} alt={alt} draggable={false} onError={() => setMissing(src)} />;
  if (alt === '') return null;
  return (
    <span class={`${className} picture-in-words`} style={style}>
      {alt}
    </span>
  );
};
