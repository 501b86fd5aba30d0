// "40 s ago", in the language of the moment.
import { useTranslation } from '@/i18n';
import { ago } from '@/lib/ago';
import { useNow } from '@/lib/useNow';

export function useAgo(): (at: number) => string {
  const { t } = useTranslation('common');
  const now = useNow();
  return (at) => {
    const { unit, count } = ago(at, now);
    return unit === 'now' ? t('ago.now') : t(`ago.${unit}`, { count });
  };
}
