// Several people: avatars with names that open a searchable list. The choice is sent once, when the list closes.
import { UserPlus } from 'lucide-react';
import { useState } from 'react';

import { Popover } from '@/components';
import { PeoplePicker } from '@/features/people';
import { useTranslation } from '@/i18n';

import { sameSet } from '../model/choices';
import { FieldButton } from './FieldButton';
import { PersonName } from './PersonName';

export interface PeopleFieldProps {
  value: readonly string[];
  onChange: (people: string[]) => void;
}

export function PeopleField({ value, onChange }: PeopleFieldProps) {
  const { t } = useTranslation('task');
  const [picked, setPicked] = useState<string[] | null>(null);
  const shown = picked ?? value;
  return (
    <Popover
      label={t('people.choose')}
      onOpenChange={(open) => {
        setPicked(open ? [...value] : null);
        if (!open && picked !== null && !sameSet(picked, value)) onChange(picked);
      }}
      trigger={
        <FieldButton
          field={t('field.assignees')}
          empty={shown.length === 0}
          icon={shown.length === 0 ? <UserPlus aria-hidden /> : undefined}
          testId="task-assignees"
        >
          {shown.length === 0 ? t('field.addAssignees') : shown.map((id) => <PersonName key={id} id={id} />)}
        </FieldButton>
      }
    >
      <PeoplePicker label={t('people.search')} selected={shown} onChange={setPicked} />
    </Popover>
  );
}
