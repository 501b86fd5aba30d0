// How far something is. `null` runs without an end.
import { ProgressBar as AriaProgressBar } from 'react-aria-components';

import css from './ProgressBar.module.css';

export interface ProgressBarProps {
  label: string;
  /** 0..=100; null while unknown. */
  value: number | null;
  tone?: 'accent' | 'good' | 'danger';
  /** Words beside it, for the screen reader: "2 of 5". */
  valueLabel?: string;
  size?: 'normal' | 'thin';
  className?: string;
}

export function ProgressBar({
  label,
  value,
  tone = 'accent',
  valueLabel,
  size = 'normal',
  className,
}: ProgressBarProps) {
  return (
    <AriaProgressBar
      aria-label={label}
      value={value ?? 0}
      isIndeterminate={value === null}
      valueLabel={valueLabel}
      data-tone={tone}
      data-size={size}
      className={`${css.bar} ${className ?? ''}`}
    >
      <span className={css.fill} style={value === null ? {} : { width: `${value}%` }} />
    </AriaProgressBar>
  );
}
