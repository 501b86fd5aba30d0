// Estimated time, in hours and minutes.
import { useTranslation } from '@/i18n';

import { hoursAndMinutes } from '../model/estimated';
import { ReadValue } from './ReadValue';

export function EstimatedTime({ seconds }: { seconds: number | null }) {
  const { t } = useTranslation('task');
  const { hours, minutes } = hoursAndMinutes(seconds ?? 0);
  const words = [
    hours > 0 ? t('duration.hours', { count: hours }) : '',
    minutes > 0 ? t('duration.minutes', { count: minutes }) : '',
  ];
  return <ReadValue value={words.filter(Boolean).join(' ')} empty={t('field.noTime')} />;
}
