// A small word: a tag, a state, a mark. With `onRemove` it can be taken off.
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';

import { useTranslation } from '@/i18n';

import css from './Chip.module.css';

export interface ChipProps {
  children: string;
  tone?: 'plain' | 'accent' | 'warning' | 'danger' | 'good';
  icon?: ReactNode;
  /** A colour chosen by somebody else, as a dot. */
  dot?: string;
  onRemove?: () => void;
}

export function Chip({ children, tone = 'plain', icon, dot, onRemove }: ChipProps) {
  const { t } = useTranslation('common');
  return (
    <span className={css.chip} data-tone={tone} data-removable={onRemove ? true : undefined}>
      {dot === undefined ? null : <span className={css.dot} style={{ backgroundColor: dot }} />}
      {icon}
      <span className={css.word}>{children}</span>
      {onRemove ? (
        <AriaButton className={css.remove} aria-label={t('action.removeNamed', { name: children })} onPress={onRemove}>
          <X aria-hidden />
        </AriaButton>
      ) : null}
    </span>
  );
}
