// Puts text on the clipboard and says so: nothing on the screen shows it.

import { toast } from '@/components';
import { useTranslation } from '@/i18n';

export function useCopy(): (text: string) => void {
  const { t } = useTranslation('task');
  return (text) => {
    navigator.clipboard.writeText(text).then(
      () => toast({ title: t('action.copied'), tone: 'good' }),
      () => toast({ title: t('action.notCopied'), tone: 'danger' }),
    );
  };
}
