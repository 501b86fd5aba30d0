// Label over value: one line of the task's right column.
import { type ReactNode, useId } from 'react';

import css from './Fields.module.css';

export interface FieldRowProps {
  name: string;
  label: string;
  /** What waits or was refused, below the value. */
  note?: ReactNode;
  children: ReactNode;
}

export function FieldRow({ name, label, note, children }: FieldRowProps) {
  const id = useId();
  return (
    <div className={css.row} role="group" aria-labelledby={id} data-field={name} data-testid={`field-${name}`}>
      <span id={id} className={css.label}>
        {label}
      </span>
      <div className={css.value}>{children}</div>
      {note}
    </div>
  );
}
