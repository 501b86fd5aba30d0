// A name on hover and on keyboard focus. Never the only place where something can be read.
import type { ReactElement } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';

import css from './Tooltip.module.css';

export interface TooltipProps {
  text: string;
  shortcut?: string | undefined;
  placement?: 'top' | 'bottom' | 'left' | 'right';
  /** A focusable React Aria element: a button, a link. */
  children: ReactElement;
}

export function Tooltip({ text, shortcut, placement = 'bottom', children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={60}>
      {children}
      <AriaTooltip className={css.tooltip} placement={placement} offset={6}>
        {text}
        {shortcut === undefined ? null : <kbd className={css.key}>{shortcut}</kbd>}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
