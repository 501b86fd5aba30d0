// A day: typed or picked from a calendar that starts its week as the language does.
import { type CalendarDate, getLocalTimeZone, parseDate, today } from '@internationalized/date';
import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react';
import {
  Button as AriaButton,
  Calendar as AriaCalendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  DateInput,
  DatePicker as AriaDatePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  Label,
} from 'react-aria-components';

import { useTranslation } from '@/i18n';

import { PopoverSurface } from './Popover';

import css from './DateField.module.css';
import fieldCss from './Field.module.css';

/** `YYYY-MM-DD`, or null for no day. */
export type Day = string | null;

export interface DatePickerProps {
  label: string;
  hideLabel?: boolean;
  value: Day;
  onChange: (day: Day) => void;
  min?: Day;
  max?: Day;
}

export function DatePicker({ label, hideLabel, value, onChange, min, max }: DatePickerProps) {
  const { t } = useTranslation('common');
  return (
    <AriaDatePicker
      value={value === null ? null : parseDate(value)}
      onChange={(day) => onChange(day === null ? null : day.toString())}
      minValue={min ? parseDate(min) : null}
      maxValue={max ? parseDate(max) : null}
      className={fieldCss.field}
    >
      <Label className={hideLabel ? 'sr-only' : fieldCss.label}>{label}</Label>
      <Group className={css.group}>
        <DateInput className={css.segments}>
          {(segment) => <DateSegment segment={segment} className={css.segment} />}
        </DateInput>
        <AriaButton className={css.open} aria-label={t('date.openCalendar')}>
          <CalendarDays aria-hidden />
        </AriaButton>
      </Group>
      <PopoverSurface>
        <Dialog className={css.dialog} aria-label={label}>
          <AriaCalendar>
            <CalendarInsides />
          </AriaCalendar>
        </Dialog>
      </PopoverSurface>
    </AriaDatePicker>
  );
}

export interface CalendarProps {
  label: string;
  value: Day;
  onChange: (day: string) => void;
  autoFocus?: boolean;
  min?: Day;
  max?: Day;
}

/** The calendar alone, for a popover of its own. */
export function Calendar({ label, value, onChange, autoFocus = false, min, max }: CalendarProps) {
  return (
    <AriaCalendar
      aria-label={label}
      value={value === null ? null : parseDate(value)}
      onChange={(day: CalendarDate) => onChange(day.toString())}
      minValue={min ? parseDate(min) : null}
      maxValue={max ? parseDate(max) : null}
      autoFocus={autoFocus}
      className={css.calendar}
    >
      <CalendarInsides />
    </AriaCalendar>
  );
}

function CalendarInsides() {
  const now = today(getLocalTimeZone()).toString();
  return (
    <>
      <header className={css.header}>
        <AriaButton slot="previous" className={css.turn}>
          <ChevronLeft aria-hidden />
        </AriaButton>
        <Heading className={css.month} />
        <AriaButton slot="next" className={css.turn}>
          <ChevronRight aria-hidden />
        </AriaButton>
      </header>
      <CalendarGrid className={css.grid} weekdayStyle="short">
        <CalendarGridHeader>
          {(day) => <CalendarHeaderCell className={css.weekday}>{day}</CalendarHeaderCell>}
        </CalendarGridHeader>
        <CalendarGridBody>
          {(date) => (
            <CalendarCell date={date} data-today={date.toString() === now || undefined} className={css.cell} />
          )}
        </CalendarGridBody>
      </CalendarGrid>
    </>
  );
}
