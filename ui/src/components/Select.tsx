// One of a few.
import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  Label,
  ListBox,
  ListBoxItem,
  type ListBoxItemProps,
  Select as AriaSelect,
  type SelectProps as AriaSelectProps,
  SelectValue,
} from 'react-aria-components';

import { PopoverSurface } from './Popover';

import fieldCss from './Field.module.css';
import css from './Select.module.css';

export interface SelectProps<T extends object> extends Omit<AriaSelectProps<T>, 'children' | 'className' | 'style'> {
  label: string;
  hideLabel?: boolean;
  items?: Iterable<T>;
  children: ReactNode | ((item: T) => ReactNode);
}

export function Select<T extends object>({ label, hideLabel, items, children, ...props }: SelectProps<T>) {
  return (
    <AriaSelect {...props} className={fieldCss.field}>
      <Label className={hideLabel ? 'sr-only' : fieldCss.label}>{label}</Label>
      <AriaButton className={`${fieldCss.input} ${css.button}`}>
        <SelectValue className={css.value} />
        <ChevronDown aria-hidden />
      </AriaButton>
      <PopoverSurface width="fit">
        <ListBox className={css.list} {...(items ? { items } : {})}>
          {children}
        </ListBox>
      </PopoverSurface>
    </AriaSelect>
  );
}

export interface OptionProps extends Omit<ListBoxItemProps, 'children' | 'className' | 'style'> {
  /** What typing finds and the screen reader says. */
  textValue: string;
  children?: ReactNode;
}

export function Option({ children, textValue, ...props }: OptionProps) {
  return (
    <ListBoxItem {...props} textValue={textValue} className={css.option}>
      {({ isSelected }) => (
        <>
          <span className={css.words}>{children ?? textValue}</span>
          {isSelected ? <Check aria-hidden className={css.check} /> : null}
        </>
      )}
    </ListBoxItem>
  );
}
