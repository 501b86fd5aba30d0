// Start date or deadline: a value that opens a calendar with the days people mean most.
import { getLocalTimeZone, parseDate } from '@internationalized/date';
import { CalendarClock, CalendarDays } from 'lucide-react';

import { Popover } from '@/components';
import { localeOf, useTranslation } from '@/i18n';
import { useNowFor } from '@/lib/useNow';

import { dayOf, daysBetween, endOfDay, startOfDay } from '../model/days';
import { dayWords, urgency } from '../model/dayWords';
import { DayChoice } from './DayChoice';
import { FieldButton } from './FieldButton';

import css from './Fields.module.css';

export interface DateFieldProps {
  field: 'start' | 'deadline';
  /** Unix seconds. */
  value: number | null;
  done: boolean;
  onChange: (seconds: number | null) => void;
}

export function DateField({ field, value, done, onChange }: DateFieldProps) {
  const { t, i18n } = useTranslation('task');
  const zone = getLocalTimeZone();
  const today = dayOf(useNowFor(value), zone);
  const day = value === null ? null : dayOf(value, zone);
  const near = day !== null && field === 'deadline' ? urgency(day, today, done) : 'none';
  const words =
    day === null
      ? t(field === 'start' ? 'field.addStart' : 'field.addDeadline')
      : dayWords(day, today, localeOf(i18n.language));
  const late = day !== null && near === 'late' ? t('date.late', { count: daysBetween(day, today) }) : null;
  const label = t(field === 'start' ? 'field.start' : 'field.deadline');

  const choose = (chosen: string | null) => {
    if (chosen === (day?.toString() ?? null)) return;
    if (chosen === null) onChange(null);
    else onChange(field === 'start' ? startOfDay(parseDate(chosen), zone) : endOfDay(parseDate(chosen), zone));
  };

  return (
    <Popover
      label={label}
      trigger={
        <FieldButton
          field={label}
          empty={day === null}
          icon={field === 'deadline' && near !== 'none' ? <CalendarClock aria-hidden /> : <CalendarDays aria-hidden />}
          testId={`task-${field}`}
        >
          <span className={near === 'late' ? css.late : near === 'today' ? css.today : undefined}>{words}</span>
          {late ? <span className={css.lateMark}>{late}</span> : null}
        </FieldButton>
      }
    >
      {(close) => (
        <DayChoice
          label={label}
          value={day?.toString() ?? null}
          onChange={(chosen) => {
            close();
            choose(chosen);
          }}
        />
      )}
    </Popover>
  );
}
