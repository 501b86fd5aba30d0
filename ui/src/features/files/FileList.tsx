// Files as rows of tiles.
import type { ReactNode } from 'react';

import css from './FileTile.module.css';

export function FileList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className={css.list} aria-label={label}>
      {children}
    </ul>
  );
}
