// A menu without a button of its own: it opens beside an element, or where the pointer was, and gives the focus back.
import { type ReactNode, useRef } from 'react';
import { Menu as AriaMenu } from 'react-aria-components';

import { PopoverSurface } from './Popover';

import css from './Menu.module.css';

export interface AnchoredMenuProps {
  label: string;
  anchor: Element;
  /** Window coordinates; without them the menu stands beside the anchor. */
  at?: { readonly x: number; readonly y: number } | undefined;
  placement?: 'bottom start' | 'bottom end';
  onClose: () => void;
  children: ReactNode;
}

export function AnchoredMenu({ label, anchor, at, placement = 'bottom start', onClose, children }: AnchoredMenuProps) {
  const point = useRef<HTMLSpanElement>(null);
  const element = useRef<Element>(anchor);
  return (
    <>
      {at ? <span ref={point} aria-hidden style={{ position: 'fixed', left: at.x, top: at.y }} /> : null}
      <PopoverSurface
        triggerRef={at ? point : element}
        aria-label={label}
        isOpen
        onOpenChange={(open) => !open && onClose()}
        placement={placement}
        offset={at ? 2 : 6}
      >
        <AriaMenu aria-label={label} autoFocus="first" onClose={onClose} className={css.menu}>
          {children}
        </AriaMenu>
      </PopoverSurface>
    </>
  );
}
