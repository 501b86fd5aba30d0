// When a task is due, in words; lateness shows in colour, in its icon and in the words.
import { Calendar, CalendarClock, CircleAlert } from 'lucide-react';

import type { DeadlineText } from './useDeadlineText';

import css from './Card.module.css';

const icons = { late: CircleAlert, today: CalendarClock, soon: Calendar, later: Calendar, done: Calendar };

export function DeadlineMark({ deadline }: { deadline: DeadlineText }) {
  const Icon = icons[deadline.tone];
  return (
    <span
      className={css.mark}
      data-tone={deadline.tone}
      data-of-day
      role="img"
      aria-label={`${deadline.spoken}.`}
      title={deadline.full}
    >
      <Icon aria-hidden />
      {deadline.words}
    </span>
  );
}
