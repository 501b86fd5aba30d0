// On and off: a checkbox in a list of many, a switch for a setting that works at once.
import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Checkbox as AriaCheckbox,
  type CheckboxProps as AriaCheckboxProps,
  Switch as AriaSwitch,
  type SwitchProps as AriaSwitchProps,
} from 'react-aria-components';

import css from './Toggle.module.css';

export function Checkbox({
  children,
  ...props
}: Omit<AriaCheckboxProps, 'children' | 'className' | 'style'> & { children?: ReactNode }) {
  return (
    <AriaCheckbox {...props} className={css.toggle}>
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className={css.box}>
            {isIndeterminate ? <Minus aria-hidden /> : isSelected ? <Check aria-hidden /> : null}
          </span>
          {children}
        </>
      )}
    </AriaCheckbox>
  );
}

export function Switch({
  children,
  ...props
}: Omit<AriaSwitchProps, 'children' | 'className' | 'style'> & { children?: ReactNode }) {
  return (
    <AriaSwitch {...props} className={css.toggle}>
      <span className={css.track}>
        <span className={css.thumb} />
      </span>
      {children}
    </AriaSwitch>
  );
}
