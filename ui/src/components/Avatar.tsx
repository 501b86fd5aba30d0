// A round picture, or initials on a colour that always belongs to the same id.
import { useState } from 'react';

import { hueOf } from '@/lib/hue';

import css from './Avatar.module.css';

export interface AvatarProps {
  id: string;
  initials: string;
  /** Absent: initials. */
  src?: string | undefined;
  /** Read aloud and shown on hover; empty when the name stands beside it. */
  name: string;
  size?: 20 | 22 | 24 | 28 | 32 | 40 | 64;
}

export function Avatar({ id, initials, src, name, size = 22 }: AvatarProps) {
  const [failed, setFailed] = useState<string>();
  const [loaded, setLoaded] = useState<string>();
  const hasPhoto = src !== undefined && src !== failed;
  // Until the photo is there, nobody's place is empty.
  const showsInitials = !hasPhoto || src !== loaded;
  return (
    <span
      className={showsInitials ? `${css.avatar} ${css.initials}` : css.avatar}
      // Drawn, not text: the name is what is read, here or beside it.
      data-initials={showsInitials ? initials : undefined}
      style={{
        width: size,
        height: size,
        // Few sizes: each is a search among the fonts of the system when the page is first laid out.
        fontSize: Math.max(9, Math.round(size * 0.38)),
        ['--hue' as string]: hueOf(id),
      }}
      {...(name ? { role: 'img', 'aria-label': name, title: name } : { 'aria-hidden': true })}
    >
      {hasPhoto ? (
        <img src={src} alt="" draggable={false} onLoad={() => setLoaded(src)} onError={() => setFailed(src)} />
      ) : null}
    </span>
  );
}
