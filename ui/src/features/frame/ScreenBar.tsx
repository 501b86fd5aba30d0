// The top of a screen that belongs to no project: its name, a quiet word beside it, and what there is to do.
import type { ReactNode } from 'react';

import { SearchButton } from '@/features/search';

import css from './Frame.module.css';

export interface ScreenBarProps {
  title: string;
  /** How many there are, or whatever else is worth a glance. */
  note?: string | undefined;
  /** The field that searches this screen. */
  find?: ReactNode;
}

export function ScreenBar({ title, note, find }: ScreenBarProps) {
  return (
    <header className={css.top}>
      <div className={css.place}>
        <h1 className={css.title} data-testid="screen-title">
          {title}
        </h1>
        {note === undefined ? null : <span className={css.note}>{note}</span>}
      </div>
      <SearchButton />
      {find === undefined ? null : (
        <div className={css.find} role="search">
          {find}
        </div>
      )}
    </header>
  );
}
