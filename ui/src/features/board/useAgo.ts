// "5 min ago", in the words that the whole app uses.
import { useTranslation } from 'react-i18next';

import { useNow } from './useNow';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Takes unix seconds. */
export function useAgo(): (at: number) => string {
  const { t } = useTranslation('common');
  const now = useNow();
  return (at) => {
    const seconds = Math.max(0, now - at);
    if (seconds < MINUTE) return t('ago.now');
    if (seconds < HOUR) return t('ago.minutes', { count: Math.floor(seconds / MINUTE) });
    if (seconds < DAY) return t('ago.hours', { count: Math.floor(seconds / HOUR) });
    return t('ago.days', { count: Math.floor(seconds / DAY) });
  };
}
