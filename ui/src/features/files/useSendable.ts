// Picked files that can be sent; the others (folders, too large, unreadable) are said in a toast.
import { useTranslation } from 'react-i18next';

import type { PickedFile } from '@/api';
import { toast } from '@/components';
import { useProblemWords } from '@/features/problem';

export function useSendable(): (files: readonly PickedFile[]) => PickedFile[] {
  const { t } = useTranslation('files');
  const problemWords = useProblemWords();
  return (files) => {
    const bad = files.filter((file) => file.problem !== null);
    const [first] = bad;
    if (first?.problem) {
      toast({
        tone: 'danger',
        title: bad.length === 1 ? t('drop.problem', { name: first.name }) : t('drop.problems', { count: bad.length }),
        text: bad.length === 1 ? problemWords(first.problem).text : bad.map((file) => file.name).join(', '),
      });
    }
    return files.filter((file) => file.problem === null);
  };
}
