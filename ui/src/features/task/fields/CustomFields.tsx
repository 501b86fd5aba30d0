// The organization's own fields, as Cubicl shows them.
import type { CustomField } from '@/api';

import { FieldRow } from './FieldRow';
import { ReadValue } from './ReadValue';

import css from './Fields.module.css';

export function CustomFields({ fields }: { fields: readonly CustomField[] }) {
  if (fields.length === 0) return null;
  return (
    <div className={css.custom}>
      {fields.map((field) => (
        <FieldRow key={field.name} name="custom" label={field.name}>
          <ReadValue value={field.value} empty="–" />
        </FieldRow>
      ))}
    </div>
  );
}
