// Chooses people of the organization, with a search; whoever is chosen already stays in the list even after leaving it.
import type { UserId } from '@/api';
import { MultiPicker } from '@/components';

import { PersonAvatar } from './PersonAvatar';
import { usePeople } from './usePeople';

export interface PeoplePickerProps {
  /** Names the list and the search field: "Assignees". */
  label: string;
  selected: readonly UserId[];
  onChange: (selected: UserId[]) => void;
  selectionMode?: 'multiple' | 'single';
}

export function PeoplePicker({ label, selected, onChange, selectionMode = 'multiple' }: PeoplePickerProps) {
  const people = usePeople();
  const known = new Set(people.current.map(({ id }) => id));
  const items = [...people.current, ...selected.filter((id) => !known.has(id)).map((id) => people.get(id))];
  return (
    <MultiPicker
      label={label}
      items={items.map(({ id, name }) => ({ id, text: name }))}
      selected={selected}
      onChange={onChange}
      selectionMode={selectionMode}
    >
      {({ id, text }) => (
        <>
          <PersonAvatar id={id} size={24} silent />
          {text}
        </>
      )}
    </MultiPicker>
  );
}
