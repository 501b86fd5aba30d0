// A screen or panel without content: nothing yet, nothing found, offline, gone wrong. Always with the next step.
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

import css from './EmptyState.module.css';

export interface EmptyStateProps {
  icon: LucideIcon;
  title: string;
  text?: ReactNode;
  /** What to do next: a button or two. */
  action?: ReactNode;
  tone?: 'plain' | 'warning' | 'danger';
  /** `inline`: inside a column or panel. */
  size?: 'page' | 'inline';
  /** Said aloud when it appears: true for troubles. */
  announce?: boolean;
}

export function EmptyState({
  icon: Icon,
  title,
  text,
  action,
  tone = 'plain',
  size = 'page',
  announce = false,
}: EmptyStateProps) {
  return (
    <div className={css.empty} data-tone={tone} data-size={size} {...(announce ? { role: 'alert' } : {})}>
      <span className={css.icon}>
        <Icon aria-hidden />
      </span>
      <h2 className={css.title}>{title}</h2>
      {text === undefined ? null : <div className={css.text}>{text}</div>}
      {action === undefined ? null : <div className={css.action}>{action}</div>}
    </div>
  );
}
