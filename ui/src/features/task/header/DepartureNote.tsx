// A task that left the board while it is open: what happened to it, in words. What is being written stays.
import { CircleArrowOutUpRight } from 'lucide-react';

import type { TaskView } from '@/api';
import { usePeople } from '@/features/people';
import { useTranslation } from '@/i18n';

import { useProject } from '../model/project';

import css from './Header.module.css';

export function DepartureNote({ task }: { task: TaskView }) {
  const words = useDeparture(task);
  if (words === undefined) return null;
  return (
    <p className={css.departure} role="status" data-testid="task-departure">
      <CircleArrowOutUpRight aria-hidden />
      <span>{words}</span>
    </p>
  );
}

function useDeparture({ departure, departedBy, project: now }: TaskView): string | undefined {
  const { t } = useTranslation('task');
  const people = usePeople();
  const project = useProject(now)?.name;
  const name = departedBy === null ? undefined : people.get(departedBy).name;
  switch (departure?.why) {
    case 'notListed':
      return t('departure.notListed');
    case 'archived':
      return name === undefined ? t('departure.archived') : t('departure.archivedBy', { name });
    case 'moved':
      if (project === undefined)
        return name === undefined ? t('departure.movedAway') : t('departure.movedAwayBy', { name });
      return name === undefined ? t('departure.moved', { project }) : t('departure.movedBy', { name, project });
    default:
      // A task that is gone has a screen of its own.
      return undefined;
  }
}
