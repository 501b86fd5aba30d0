// A task that left the board while it is open: what happened to it, in words. What is being written stays.
import { CircleArrowOutUpRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import type { TaskView } from '@/api';
import { useDepartureWords } from '@/features/news';
import { usePeople } from '@/features/people';

import css from './Header.module.css';

export function DepartureNote({ task }: { task: TaskView }) {
  const { t } = useTranslation('task');
  const people = usePeople();
  const wordsOf = useDepartureWords();
  const { departure, departedBy } = task;
  if (departure === null) return null;
  const what = wordsOf(departure);
  return (
    <p className={css.departure} role="status" data-testid="task-departure">
      <CircleArrowOutUpRight aria-hidden />
      <span>{departedBy === null ? what : t('departure.by', { name: people.get(departedBy).name, what })}</span>
    </p>
  );
}
