// Priority as an arrow: up for more, down for less, a line for the ordinary.
import { ChevronDown, ChevronsDown, ChevronsUp, ChevronUp, Equal } from 'lucide-react';

import css from './Fields.module.css';

const icons = { 1: ChevronsDown, 2: ChevronDown, 3: Equal, 4: ChevronUp, 5: ChevronsUp } as const;

export function PriorityIcon({ level }: { level: number }) {
  const Icon = icons[priorityLevel(level)];
  return <Icon aria-hidden className={css.priority} data-level={level} />;
}

/** 1..5; what Cubicl does not say is the middle. */
export function priorityLevel(level: number): 1 | 2 | 3 | 4 | 5 {
  return level === 1 || level === 2 || level === 4 || level === 5 ? level : 3;
}
