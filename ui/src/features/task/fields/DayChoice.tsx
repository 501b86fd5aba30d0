// Today, tomorrow, next week, or a day of the calendar.
import { getLocalTimeZone, today as todayIn } from '@internationalized/date';

import { Button, Calendar, type Day } from '@/components';
import { useTranslation } from '@/i18n';

import { nextWeek } from '../model/days';

import css from './Fields.module.css';

export function DayChoice({ label, value, onChange }: { label: string; value: Day; onChange: (day: Day) => void }) {
  const { t } = useTranslation('task');
  const today = todayIn(getLocalTimeZone());
  const quick = [
    ['today', today],
    ['tomorrow', today.add({ days: 1 })],
    ['nextWeek', nextWeek(today)],
  ] as const;
  return (
    <div className={css.picker}>
      <div className={css.quick} role="group" aria-label={t('date.quick')}>
        {quick.map(([name, day]) => (
          <Button key={name} size="small" data-testid={`day-${name}`} onPress={() => onChange(day.toString())}>
            {t(`date.${name}`)}
          </Button>
        ))}
        {value === null ? null : (
          <Button size="small" variant="plain" data-testid="day-clear" onPress={() => onChange(null)}>
            {t('date.clear')}
          </Button>
        )}
      </div>
      <div className={css.calendar}>
        <Calendar label={label} value={value} onChange={onChange} autoFocus />
      </div>
    </div>
  );
}
