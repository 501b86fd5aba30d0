// Archives without asking, and restores: it can be undone.

import { client, problemOf } from '@/api';
import { toast } from '@/components';
import { useProblemWords } from '@/features/problem';
import { useTranslation } from '@/i18n';

import { useUndo } from './useUndo';

const SECONDS = 8;

export function useArchiveTask(): (task: { id: string; name: string }, archived: boolean) => Promise<boolean> {
  const { t } = useTranslation(['frame', 'common']);
  const problemWords = useProblemWords();
  const { undo } = useUndo();
  return async ({ id, name }, archived) => {
    try {
      const value = archived ? Math.floor(Date.now() / 1000) : null;
      const change = await client.changeTask(id, { field: 'archived', value }, null);
      toast({
        title: t(archived ? 'frame:undo.archived' : 'frame:undo.restored', { name }),
        seconds: SECONDS,
        action: { label: t('common:action.undo'), onPress: () => void undo(change) },
      });
      return true;
    } catch (error) {
      const { title, text } = problemWords(problemOf(error));
      toast({ tone: 'danger', title, text, seconds: 12 });
      return false;
    }
  };
}
