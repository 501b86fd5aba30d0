// "3 minutes ago", in the language of the moment. It moves each minute, so it belongs in nothing that is said aloud.
import { localeOf, useTranslation } from '@/i18n';
import { relativeTime } from '@/lib/relativeTime';
import { useNow } from '@/lib/useNow';

export function useAgo(): (at: number) => string {
  const { t, i18n } = useTranslation('common');
  const now = useNow();
  return (at) => relativeTime(at, now, localeOf(i18n.language), t('justNow'));
}
