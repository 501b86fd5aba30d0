// Tasks with this client, as far as they are on this computer. Each opens on the board of its project.
import { Button as AriaButton } from 'react-aria-components';

import type { ClientTask, ClientView, ProjectId, TaskId } from '@/api';
import { localeOf, useTranslation } from '@/i18n';
import { useStateTitle } from '@/i18n/useStateTitle';
import { dateFormat } from '@/lib/formats';

import { Section } from './Section';

import css from './Detail.module.css';

export interface ClientTasksProps {
  client: ClientView;
  onOpen: (project: ProjectId, task: TaskId) => void;
}

export function ClientTasks({ client: { tasks, tasksTotal }, onOpen }: ClientTasksProps) {
  const { t } = useTranslation('clients');
  const more = tasksTotal - tasks.length;
  return (
    <Section title={t('tasks.title')} count={tasksTotal}>
      {tasks.length === 0 ? <p className={css.none}>{t('tasks.none')}</p> : null}
      <ul className={css.tasks}>
        {tasks.map((task) => (
          <li key={task.id}>
            <Line task={task} onOpen={onOpen} />
          </li>
        ))}
      </ul>
      {more > 0 ? <p className={css.small}>{t('tasks.more', { count: more })}</p> : null}
      <p className={css.small}>{t('tasks.note')}</p>
    </Section>
  );
}

function Line({ task, onOpen }: { task: ClientTask; onOpen: ClientTasksProps['onOpen'] }) {
  const { i18n } = useTranslation();
  const titleOf = useStateTitle();
  const day = dateFormat(localeOf(i18n.language), { day: 'numeric', month: 'short', year: 'numeric' });
  const deadline = task.deadline === null ? '' : day.format(new Date(task.deadline * 1000));
  const where = [task.projectName, titleOf(task.state.name), deadline].filter((part) => part !== '').join(' · ');
  return (
    <AriaButton
      className={css.task}
      data-done={task.done || undefined}
      onPress={() => onOpen(task.project, task.id)}
      data-testid="client-task"
      data-task-id={task.id}
    >
      <span aria-hidden className={css.dot} style={{ background: task.state.color }} />
      <span className={css.taskWords}>
        <span className={css.taskName}>{task.name}</span>
        <span className={css.where}>{where}</span>
      </span>
    </AriaButton>
  );
}
