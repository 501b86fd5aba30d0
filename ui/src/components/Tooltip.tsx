// A name on hover and on keyboard focus. Never the only place where something can be read.
//
// It is drawn inside the page's landmarks (`TooltipPlace`), so that a screen reader meets it there; over a dialog, beside it.
import { type ReactElement, type RefObject, useEffect, useState } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import { flushSync } from 'react-dom';

import css from './Tooltip.module.css';

export interface TooltipProps {
  text: string;
  shortcut?: string | undefined;
  placement?: 'top' | 'bottom' | 'left' | 'right';
  /** Where the text stands already: the tooltip comes only while that has no room for all of it. */
  ifCut?: RefObject<HTMLElement | null>;
  /** A focusable React Aria element: a button, a link. */
  children: ReactElement;
}

export function Tooltip({ text, shortcut, placement = 'bottom', ifCut, children }: TooltipProps) {
  const [place, setPlace] = useState<Element>();
  const [isOpen, setOpen] = useState(false);
  const change = (wanted: boolean) => {
    if (wanted) setPlace(placeOf());
    setOpen(wanted && (ifCut === undefined || isCut(ifCut.current)));
  };
  useEffect(() => {
    if (!isOpen || shortcut !== 'Esc') return;
    // React Aria would take the key for the tooltip alone: it is gone by then.
    const leave = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') flushSync(() => setOpen(false));
    };
    window.addEventListener('keydown', leave, true);
    return () => window.removeEventListener('keydown', leave, true);
  }, [isOpen, shortcut]);
  return (
    <TooltipTrigger delay={500} closeDelay={60} isOpen={isOpen} onOpenChange={change}>
      {children}
      <AriaTooltip className={css.tooltip} placement={placement} offset={6} UNSTABLE_portalContainer={place}>
        {text}
        {shortcut === undefined ? null : <kbd className={css.key}>{shortcut}</kbd>}
      </AriaTooltip>
    </TooltipTrigger>
  );
}

function isCut(element: HTMLElement | null): boolean {
  return element !== null && element.scrollWidth > element.clientWidth;
}

const PLACE = 'tooltips';

/** Where tooltips are drawn: once, inside a landmark. */
export function TooltipPlace() {
  return <div id={PLACE} />;
}

function placeOf(): Element | undefined {
  return document.querySelector(`#root:not([inert]):not([aria-hidden]) #${PLACE}`) ?? undefined;
}
