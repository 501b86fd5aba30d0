// Making a task: Rust shows it at once under a local id and sends it when it can.
import { useQueryClient } from '@tanstack/react-query';

import { client, keys, type NewTask, problemOf, type TaskId, type TaskView } from '@/api';
import { toast } from '@/components';
import { useProblemSentence } from '@/features/problem';
import { useTranslation } from '@/i18n';

/** Only what is set; everything else is Cubicl's default. */
export function newTask(task: Pick<NewTask, 'project' | 'name'> & Partial<NewTask>): NewTask {
  return {
    state: null,
    description: null,
    assignees: [],
    start: null,
    deadline: null,
    priority: null,
    tags: [],
    parent: null,
    ...task,
  };
}

/** Answers with the id, or null when it was not taken (said in a toast). */
export function useCreateTask(): (task: NewTask) => Promise<TaskId | null> {
  const queries = useQueryClient();
  const { t } = useTranslation('task');
  const sentence = useProblemSentence();
  return async (task) => {
    try {
      const id = await client.createTask(task);
      void queries.invalidateQueries({ queryKey: keys.boardsOf(task.project) });
      return id;
    } catch (error) {
      toast({ title: t('change.refused.create'), text: sentence(problemOf(error)), tone: 'danger' });
      return null;
    }
  };
}

/** Answers whether it was taken. */
export function useCreateSubtask(parent: TaskView): (name: string) => Promise<boolean> {
  const create = useCreateTask();
  const queries = useQueryClient();
  return async (name) => {
    const id = await create(newTask({ project: parent.project, name, parent: parent.id }));
    void queries.invalidateQueries({ queryKey: keys.task(parent.id) });
    return id !== null;
  };
}
