// When a task is due, in words; lateness shows in colour, in its icon and in the words.
import { CalendarClock, CalendarDays, CircleAlert } from 'lucide-react';

import type { DeadlineText } from './useDeadlineText';

import css from './Card.module.css';

const icons = { late: CircleAlert, today: CalendarClock, soon: CalendarDays, later: CalendarDays, done: CalendarDays };

export function DeadlineMark({ deadline }: { deadline: DeadlineText }) {
  const Icon = icons[deadline.tone];
  return (
    <span className={css.mark} data-tone={deadline.tone} data-of-day title={deadline.full}>
      <Icon aria-hidden />
      <span aria-hidden>{deadline.words}</span>
      <span className="sr-only">{deadline.spoken}. </span>
    </span>
  );
}
