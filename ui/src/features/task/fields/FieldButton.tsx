// A value that opens its editor in place; an empty one says what can be set.
import type { ReactNode, Ref } from 'react';
import { Button as AriaButton } from 'react-aria-components';

import css from './Fields.module.css';

export interface FieldButtonProps {
  /** Field and value in words: "Deadline: Tomorrow". */
  label: string;
  empty?: boolean;
  icon?: ReactNode;
  testId?: string;
  ref?: Ref<HTMLButtonElement>;
  children: ReactNode;
}

export function FieldButton({ label, empty = false, icon, testId, ref, children }: FieldButtonProps) {
  return (
    <AriaButton
      ref={ref ?? null}
      className={css.button}
      aria-label={label}
      data-empty={empty || undefined}
      data-testid={testId}
    >
      {icon}
      <span className={css.words}>{children}</span>
    </AriaButton>
  );
}
