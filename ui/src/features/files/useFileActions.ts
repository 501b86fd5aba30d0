// Opening and saving a file that is in Cubicl. Both take a while: the transfers show how far they are.

import { client, type FileView, problemOf } from '@/api';
import { toast } from '@/components';
import { useProblemSentence } from '@/features/problem';
import { useTranslation } from '@/i18n';

export function useFileActions(file: FileView) {
  const { nameOf, open, save } = useAnyFileActions();
  return { name: nameOf(file), open: () => open(file), save: () => save(file) };
}

/** The same, for a list of which the file is chosen later. */
export function useAnyFileActions() {
  const { t } = useTranslation('files');
  const sentence = useProblemSentence();
  // A13: the name may not be known yet.
  const nameOf = (file: FileView) => file.name ?? t('unknown');
  const tell = (title: string) => (error: unknown) => {
    // Whoever stopped it knows.
    if (problemOf(error).kind.code === 'cancelled') return;
    toast({ title, text: sentence(problemOf(error)), tone: 'danger' });
  };
  return {
    nameOf,
    open: (file: FileView) => {
      const name = nameOf(file);
      void client.openFile(file.id, name).catch(tell(t('openFailed', { name })));
    },
    save: (file: FileView) => {
      const name = nameOf(file);
      void client.saveFile(file.id, name, t('saveTitle', { name })).catch(tell(t('saveFailed', { name })));
    },
  };
}
