// How many, in a small pill: a number for the eye, words for the ear.
import type { ComponentProps } from 'react';

import css from './CountBadge.module.css';

export interface CountBadgeProps extends Omit<ComponentProps<'span'>, 'children' | 'className'> {
  count: number;
  /** The whole of it in words: "3 unread messages". */
  words: string;
  /** `accent` asks for attention, `soft` only counts. */
  tone?: 'accent' | 'soft';
  /** Over the corner of an icon. */
  small?: boolean;
}

const MOST = 99;

export function CountBadge({ count, words, tone = 'accent', small = false, ...rest }: CountBadgeProps) {
  return (
    <span {...rest} className={css.badge} data-tone={tone} data-small={small || undefined}>
      <span aria-hidden>{count > MOST ? `${MOST}+` : count}</span>
      <span className="sr-only">{words}</span>
    </span>
  );
}
