// A part of the client with its heading.
import { type ReactNode, useId } from 'react';

import css from './Detail.module.css';

export function Section({ title, count, children }: { title: string; count?: number; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={css.section}>
      <h3 id={id} className={css.heading}>
        {title}
        {count === undefined || count === 0 ? null : <span className={css.count}>{count}</span>}
      </h3>
      {children}
    </section>
  );
}
