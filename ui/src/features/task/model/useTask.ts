// One task: reading it and editing it. An edit is one field; Rust shows it at once and puts it back when refused.
import { useQuery, useQueryClient } from '@tanstack/react-query';

import { client, keys, problemOf, taskQuery, type TaskChange, type TaskId, type TaskView } from '@/api';
import { toast } from '@/components';
import { useProblemSentence } from '@/features/problem';
import { useTranslation } from '@/i18n';

import { applied } from './applied';

/**
 * Changes one field of the open task; `seen` is what the person had before them when they began to write. Answers whether it
 * was taken; when not, that was said, and the person's words belong back where they were typed.
 */
export type ChangeTask = (change: TaskChange, seen?: TaskChange) => Promise<boolean>;

export function useTask(task: TaskId) {
  return useQuery(taskQuery(task));
}

export function useChangeTask(task: TaskId): ChangeTask {
  const queries = useQueryClient();
  const { t } = useTranslation('task');
  const sentence = useProblemSentence();
  return async (change, seen) => {
    await queries.cancelQueries({ queryKey: keys.task(task) });
    queries.setQueryData<TaskView>(keys.task(task), (known) => known && applied(known, change));
    let isTaken = true;
    try {
      await client.changeTask(task, change, seen ?? null);
    } catch (error) {
      isTaken = false;
      // Not even taken into the copy: there is no field to say it beside.
      toast({ title: t('change.notTaken'), text: sentence(problemOf(error)), tone: 'danger' });
    }
    void queries.invalidateQueries({ queryKey: keys.task(task) });
    return isTaken;
  };
}
