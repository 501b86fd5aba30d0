// What floats beside its opener. `PopoverSurface` is the look that menus, lists and calendars share.
import type { ReactNode } from 'react';
import {
  Dialog,
  DialogTrigger,
  Popover as AriaPopover,
  type PopoverProps as AriaPopoverProps,
} from 'react-aria-components';

import css from './Popover.module.css';

export interface PopoverSurfaceProps extends Omit<AriaPopoverProps, 'className' | 'style'> {
  /** `fit`: as wide as the opener at least. */
  width?: 'fit' | 'auto';
}

/** React Aria would lay it over a dialog that comes later. With the dialogs' own level, the later lies above. */
const level = { zIndex: 'var(--z-float)' };

export function PopoverSurface({ width = 'auto', offset = 6, ...props }: PopoverSurfaceProps) {
  return <AriaPopover {...props} offset={offset} data-width={width} className={css.popover} style={level} />;
}

/** The dialog inside has the name; the surface around it, which React Aria would name too, is nothing of its own. */
const unnamed = { 'aria-labelledby': '' };

export interface PopoverProps {
  /** The button that opens it, then nothing else. */
  trigger: ReactNode;
  /** Names the dialog inside. */
  label: string;
  placement?: NonNullable<AriaPopoverProps['placement']>;
  isOpen?: boolean;
  onOpenChange?: (open: boolean) => void;
  children: ReactNode | ((close: () => void) => ReactNode);
}

export function Popover({ trigger, label, placement = 'bottom start', isOpen, onOpenChange, children }: PopoverProps) {
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      {trigger}
      <PopoverSurface placement={placement} {...unnamed}>
        <Dialog aria-label={label} className={css.dialog}>
          {({ close }) => (typeof children === 'function' ? children(close) : children)}
        </Dialog>
      </PopoverSurface>
    </DialogTrigger>
  );
}
