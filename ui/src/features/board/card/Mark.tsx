// An icon, perhaps with a number: seen as a sign, read aloud and explained on hover in words.
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

import css from './Card.module.css';

export interface MarkProps {
  icon?: LucideIcon;
  words: string;
  tone?: string | undefined;
  className?: string | undefined;
  children?: ReactNode;
}

export function Mark({ icon: Icon, words, tone, className = '', children }: MarkProps) {
  return (
    <span className={`${css.mark} ${className}`} data-tone={tone} role="img" aria-label={`${words}.`} title={words}>
      {Icon ? <Icon aria-hidden /> : null}
      {children}
    </span>
  );
}
