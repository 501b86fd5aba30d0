// Makes the task and sends its files after it.

import { client, type NewTask, type PickedFile, problemOf, type TaskId } from '@/api';
import { toast } from '@/components';
import { useProblemWords } from '@/features/problem';
import { useTranslation } from '@/i18n';

import { useCreateTask } from '../model/useCreateTask';

export function useSubmitTask(): (task: NewTask, files: readonly PickedFile[]) => Promise<TaskId | null> {
  const { t } = useTranslation('task');
  const problemWords = useProblemWords();
  const create = useCreateTask();
  return async (task, files) => {
    const id = await create(task);
    if (id === null || files.length === 0) return id;
    try {
      await client.attachFiles(
        id,
        files.map((file) => file.id),
      );
    } catch (error) {
      toast({ title: t('create.filesFailed'), text: problemWords(problemOf(error)).text, tone: 'danger' });
    }
    return id;
  };
}
