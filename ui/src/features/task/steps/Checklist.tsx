// The items of a checklist.

import type { StepItem } from '@/api';
import { useTranslation } from '@/i18n';

import type { ChangeTask } from '../model/useTask';
import { StepRow } from './StepRow';

import css from './Steps.module.css';

export function Checklist({ items, onChange }: { items: readonly StepItem[]; onChange: ChangeTask }) {
  const { t } = useTranslation('task');
  return (
    <ul className={css.list} aria-label={t('steps.title')}>
      {items.map((item) => (
        <StepRow key={item.key} item={item} onChange={onChange} />
      ))}
    </ul>
  );
}
