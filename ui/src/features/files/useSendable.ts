// Picked files that can be sent; the others (too large, empty, unreadable) are said in a toast.

import type { PickedFile, PickedFiles } from '@/api';
import { toast } from '@/components';
import { useProblemWords } from '@/features/problem';
import { useTranslation } from '@/i18n';

/** Names in one toast. */
const NAMED = 5;

export function useSendable(): (picked: PickedFiles) => PickedFile[] {
  const { t } = useTranslation('files');
  const problemWords = useProblemWords();
  return ({ files, folders, more }) => {
    const bad = files.filter((file) => file.problem !== null);
    const [first] = bad;
    if (first?.problem) {
      const names = bad.slice(0, NAMED).map((file) => file.name);
      const others = bad.length - names.length;
      toast({
        tone: 'danger',
        title: bad.length === 1 ? t('drop.problem', { name: first.name }) : t('drop.problems', { count: bad.length }),
        text:
          bad.length === 1
            ? problemWords(first.problem).text
            : [...names, ...(others > 0 ? [t('adding.others', { count: others })] : [])].join(', '),
      });
    } else if (files.length === 0 && folders.length > 0) {
      toast({ title: t('drop.emptyFolder', { name: folders.join(', ') }) });
    }
    if (more) toast({ title: t('adding.more') });
    return files.filter((file) => file.problem === null);
  };
}
