// Subtasks: open one, or add the next with Enter.

import type { TaskView } from '@/api';
import { useTranslation } from '@/i18n';

import { AddRow } from '../AddRow';
import { useProject } from '../model/project';
import { useCreateSubtask } from '../model/useCreateTask';
import { Section } from '../Section';
import { SubtaskLine } from './SubtaskLine';

import css from './Subtasks.module.css';

export function Subtasks({ task, onOpen }: { task: TaskView; onOpen: (task: string) => void }) {
  const { t } = useTranslation('task');
  const create = useCreateSubtask(task);
  const project = useProject(task.project);
  const done = task.subtasks.filter((subtask) => subtask.done).length;
  return (
    <Section
      title={t('subtasks.title')}
      count={task.subtasks.length > 0 ? t('steps.count', { done, total: task.subtasks.length }) : undefined}
    >
      {task.subtasks.length > 0 ? (
        <ul className={css.list} aria-label={t('subtasks.title')}>
          {task.subtasks.map((subtask) => (
            <SubtaskLine key={subtask.id} subtask={subtask} states={project?.states ?? []} onOpen={onOpen} />
          ))}
        </ul>
      ) : null}
      {/* A task that Cubicl does not know yet cannot be anybody's parent. */}
      {task.local || project?.mayCreate === false ? null : (
        <AddRow label={t('subtasks.addLabel')} button={t('subtasks.add')} testId="subtask-add" onAdd={create} />
      )}
    </Section>
  );
}
