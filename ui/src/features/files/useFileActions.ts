// Opening and saving a file that is in Cubicl. Both take a while: the transfers show how far they are.

import { client, type FileView, problemOf } from '@/api';
import { toast } from '@/components';
import { useProblemWords } from '@/features/problem';
import { useTranslation } from '@/i18n';

export function useFileActions(file: FileView) {
  const { t } = useTranslation('files');
  const problemWords = useProblemWords();
  // A13: the name may not be known yet.
  const name = file.name ?? t('unknown');
  const tell = (title: string) => (error: unknown) => {
    // Whoever stopped it knows.
    if (problemOf(error).kind.code === 'cancelled') return;
    toast({ title, text: problemWords(problemOf(error)).text, tone: 'danger' });
  };
  return {
    name,
    open: () => void client.openFile(file.id, name).catch(tell(t('openFailed', { name }))),
    save: () => void client.saveFile(file.id, name, t('saveTitle', { name })).catch(tell(t('saveFailed', { name }))),
  };
}
