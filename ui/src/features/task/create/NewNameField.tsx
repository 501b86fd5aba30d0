import { Input, Label, TextField } from 'react-aria-components';
// The name of a new task: the largest field, and the first.

import { FieldNotes } from '@/components';
import { useCaret } from '@/features/drafts';
import { useTranslation } from '@/i18n';

import css from './Create.module.css';

export function NewNameField({
  value,
  missing,
  onChange,
}: {
  value: string;
  missing: boolean;
  onChange: (name: string) => void;
}) {
  const { t } = useTranslation('task');
  const { ref, onSelect } = useCaret<HTMLInputElement>('create', 'name');
  return (
    <TextField
      className={css.nameField}
      autoFocus
      value={value}
      onChange={onChange}
      onSelect={onSelect}
      isInvalid={missing}
    >
      <Label className={css.nameLabel}>{t('create.name')}</Label>
      <Input ref={ref} className={css.name} data-testid="create-name" />
      <FieldNotes error={missing ? t('create.nameNeeded') : undefined} />
    </TextField>
  );
}
