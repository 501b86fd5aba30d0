// Sends the files of a task that was just made. What is not taken is kept with its message, to be tried again from there: the
// task is there already and must not be made twice.

import { client, type PickedFile, type Problem, problemOf, type TaskId } from '@/api';
import { toast, type ToastWords } from '@/components';
import { useProblemSentence } from '@/features/problem';
import { useTranslation } from '@/i18n';

type Files = readonly PickedFile[];

export function useAttachToNew(): (task: TaskId, files: Files) => void {
  const { t } = useTranslation('task');
  const sentence = useProblemSentence();
  return (task, files) =>
    void attach(task, files, (problem, onPress) => ({
      title: t('create.filesFailed'),
      text: `${sentence(problem)} ${t('create.filesKept')}`,
      tone: 'danger',
      action: { label: t('change.retry'), onPress },
    }));
}

async function attach(
  task: TaskId,
  files: Files,
  words: (problem: Problem, onRetry: () => void) => ToastWords,
): Promise<void> {
  if (files.length === 0) return;
  try {
    await client.attachFiles(
      task,
      files.map((file) => file.id),
    );
  } catch (error) {
    toast(words(problemOf(error), () => void attach(task, files, words)));
  }
}
