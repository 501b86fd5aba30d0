// A value that opens its editor in place; an empty one says what can be set.
import type { ReactNode, Ref } from 'react';
import { Button as AriaButton } from 'react-aria-components';

import css from './Fields.module.css';

export interface FieldButtonProps {
  /** Read before the value: "Deadline: Tomorrow". */
  field: string;
  empty?: boolean;
  icon?: ReactNode;
  testId?: string;
  ref?: Ref<HTMLButtonElement>;
  children: ReactNode;
}

export function FieldButton({ field, empty = false, icon, testId, ref, children }: FieldButtonProps) {
  return (
    <AriaButton ref={ref ?? null} className={css.button} data-empty={empty || undefined} data-testid={testId}>
      {icon}
      <span className={css.words}>
        <span className="sr-only">{field}: </span>
        {children}
      </span>
    </AriaButton>
  );
}
