// One item: tick it, press its name to rename it, remove it.
import { X } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';

import type { StepItem } from '@/api';
import { Checkbox, IconButton, useFocusHome } from '@/components';
import { useTranslation } from '@/i18n';

import { InlineInput } from '../InlineInput';
import type { ChangeTask } from '../model/useTask';

import css from './Steps.module.css';

export function StepRow({ item, onChange }: { item: StepItem; onChange: ChangeTask }) {
  const { t } = useTranslation('task');
  /** The name that is being written over. */
  const [renaming, setRenaming] = useState<string | null>(null);
  const name = useRef<HTMLButtonElement>(null);
  const row = useRef<HTMLLIElement>(null);
  useFocusHome(row);
  const done = async (next: string | null) => {
    setRenaming(null);
    requestAnimationFrame(() => name.current?.focus());
    if (next === null || next === item.name) return;
    const isTaken = await onChange({ field: 'stepRenamed', value: { key: item.key, name: next } });
    if (!isTaken) setRenaming(next);
  };
  return (
    <li ref={row} className={css.row} data-testid="step" data-key={item.key} data-done={item.done || undefined}>
      <Checkbox
        aria-label={item.name}
        isSelected={item.done}
        onChange={(ticked) => onChange({ field: 'stepTicked', value: { key: item.key, done: ticked } })}
      />
      {renaming === null ? (
        <AriaButton
          ref={name}
          className={css.name}
          aria-label={t('steps.renameNamed', { name: item.name })}
          onPress={() => setRenaming(item.name)}
        >
          {item.name}
        </AriaButton>
      ) : (
        <InlineInput label={t('steps.rename')} initial={renaming} onDone={(next) => void done(next)} />
      )}
      <IconButton
        size="small"
        className={css.remove}
        label={t('steps.remove', { name: item.name })}
        icon={<X aria-hidden />}
        onPress={() => onChange({ field: 'stepRemoved', value: { key: item.key } })}
      />
    </li>
  );
}
