// A titled part of the task's left column. It takes the focus of what goes away in it.
import { type ReactNode, useId } from 'react';

import css from './Section.module.css';

export function Section({
  title,
  count,
  actions,
  children,
}: {
  title: string;
  count?: string | undefined;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const heading = useId();
  return (
    <section tabIndex={-1} className={css.section} aria-labelledby={heading}>
      <header className={css.header}>
        <h2 id={heading} className={css.title}>
          {title}
        </h2>
        {count === undefined ? null : <span className={css.count}>{count}</span>}
        {actions ? <div className={css.actions}>{actions}</div> : null}
      </header>
      {children}
    </section>
  );
}
