// Puts files on a task: chosen in the system's dialog, dropped or pasted.
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { client, keys, type PickedFile, problemOf, type TaskId } from '@/api';
import { toast } from '@/components';
import { useProblemWords } from '@/features/problem';

import { useSendable } from './useSendable';

export function useAttachFiles(): (task: TaskId, files: readonly PickedFile[]) => Promise<void> {
  const { t } = useTranslation('files');
  const problemWords = useProblemWords();
  const queries = useQueryClient();
  const sendable = useSendable();
  return async (task, files) => {
    const good = sendable(files);
    if (good.length === 0) return;
    try {
      await client.attachFiles(
        task,
        good.map((file) => file.id),
      );
      await queries.invalidateQueries({ queryKey: keys.transfers });
    } catch (error) {
      toast({ title: t('addFailed'), text: problemWords(problemOf(error)).text, tone: 'danger' });
    }
  };
}

/** Opens the system's dialog; nothing when the person changes their mind. */
export function useChooseFiles(): () => Promise<PickedFile[]> {
  const { t } = useTranslation('files');
  const problemWords = useProblemWords();
  return async () => {
    try {
      return await client.chooseFiles(t('choose'));
    } catch (error) {
      toast({ title: t('addFailed'), text: problemWords(problemOf(error)).text, tone: 'danger' });
      return [];
    }
  };
}
