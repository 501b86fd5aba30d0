// The name as a large field of as many lines as it needs: Enter or leaving saves, Esc restores. What is not taken stays in it.
import { useState } from 'react';

import { homeOf } from '@/components';
import { AutoGrowTextArea } from '@/components/AutoGrowTextArea';
import { useTranslation } from '@/i18n';
import { isWindowLeft } from '@/lib/isWindowLeft';

import css from './Header.module.css';

export interface NameFieldProps {
  name: string;
  /** Answers whether it was taken. */
  onChange: (name: string, seen: string) => Promise<boolean>;
}

export function NameField({ name, onChange }: NameFieldProps) {
  const { t } = useTranslation('task');
  const [typed, setTyped] = useState<string | null>(null);
  /** What stood there when the person began to write. */
  const [seen, setSeen] = useState(name);

  const settle = async () => {
    const next = typed?.replaceAll(/\s+/g, ' ').trim() ?? '';
    setTyped(null);
    if (next === '' || next === name || (await onChange(next, seen))) return;
    setTyped((since) => since ?? next);
  };

  const blank = typed !== null && typed.trim() === '';
  return (
    <>
      <AutoGrowTextArea
        className={css.name}
        aria-label={t('name.label')}
        value={typed ?? name}
        rows={1}
        spellCheck
        data-testid="task-name"
        aria-invalid={blank || undefined}
        onChange={(event) => {
          if (typed === null) setSeen(name);
          setTyped(event.currentTarget.value);
        }}
        onBlur={(event) => {
          if (!isWindowLeft(event)) void settle();
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') {
            event.preventDefault();
            // The panel goes on hearing its keys.
            homeOf(event.currentTarget)?.focus({ preventScroll: true });
          } else if (event.key === 'Escape' && typed !== null && typed !== name) {
            event.preventDefault();
            event.stopPropagation();
            setTyped(null);
          }
        }}
      />
      {blank ? (
        <p role="status" className={css.note}>
          {t('name.empty')}
        </p>
      ) : null}
    </>
  );
}
