// What the panel shows: the task, the shape of one that is coming, or why there is none.

import { client, type ClientId, type TaskId } from '@/api';
import { Button } from '@/components';
import { ProblemScreen } from '@/features/problem';
import { useTranslation } from '@/i18n';

import { PanelButtons, type PanelButtonsProps } from './header/PanelButtons';
import { TaskHeader } from './header/TaskHeader';
import { identityOf } from './model/confirmed';
import { useProject } from './model/project';
import { useChangeTask, useTask } from './model/useTask';
import { TaskBody } from './TaskBody';
import { TaskGone } from './TaskGone';
import { TaskSkeleton } from './TaskSkeleton';

import css from './TaskPanel.module.css';

export interface TaskScreenProps extends PanelButtonsProps {
  id: TaskId;
  onOpenTask: (task: TaskId) => void;
  onOpenClient: (client: ClientId) => void;
}

export function TaskScreen({ id, onOpenTask, onOpenClient, ...panel }: TaskScreenProps) {
  const { t } = useTranslation('task');
  const { data: task, error, refetch } = useTask(id);
  const project = useProject(task?.project);
  const onChange = useChangeTask(id);
  const states = project?.states ?? [];

  if (task && !task.gone) {
    return (
      <>
        <TaskHeader
          {...panel}
          task={task}
          states={states}
          onChange={onChange}
          onOpenTask={(other) => onOpenTask(other)}
        />
        <TaskBody
          key={identityOf(task.id)}
          task={task}
          states={states}
          onChange={onChange}
          onOpenTask={(other) => onOpenTask(other)}
          onOpenClient={onOpenClient}
        />
      </>
    );
  }
  return (
    <>
      <div className={css.bare}>
        <PanelButtons {...panel} />
      </div>
      {task?.gone || error?.problem.kind.code === 'notFound' ? (
        <TaskGone id={id} departure={task?.departure ?? null} onClose={panel.onClose} />
      ) : error ? (
        <ProblemScreen
          size="inline"
          problem={error.problem}
          onRetry={() => void client.refresh().finally(() => void refetch())}
          actions={<Button onPress={panel.onClose}>{t('panel.close')}</Button>}
        />
      ) : (
        <TaskSkeleton />
      )}
    </>
  );
}
