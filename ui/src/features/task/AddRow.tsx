// "Add a …": a button that becomes a field. Enter adds and stays for the next one; Esc or leaving it empty goes back. A name
// that is not taken stands in the field again, before what was typed since.
import { Plus } from 'lucide-react';
import { useRef, useState } from 'react';

import { Button } from '@/components';
import { isWindowLeft } from '@/lib/isWindowLeft';

import css from './AddRow.module.css';

export interface AddRowProps {
  label: string;
  button: string;
  testId: string;
  /** Answers whether it was taken. */
  onAdd: (name: string) => Promise<boolean>;
}

export function AddRow({ label, button, testId, onAdd }: AddRowProps) {
  const [adding, setAdding] = useState(false);
  const [givenBack, setGivenBack] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const close = (focus: boolean) => {
    setAdding(false);
    setGivenBack('');
    if (focus) requestAnimationFrame(() => place.current?.querySelector('button')?.focus());
  };
  const add = async (name: string) => {
    if (await onAdd(name)) return;
    if (field.current) field.current.value = joined(name, field.current.value);
    else setGivenBack((other) => joined(name, other));
  };
  if (!adding && givenBack === '') {
    return (
      <div ref={place}>
        <Button
          variant="plain"
          size="small"
          className={css.button}
          icon={<Plus aria-hidden />}
          data-testid={testId}
          onPress={() => setAdding(true)}
        >
          {button}
        </Button>
      </div>
    );
  }
  return (
    <div className={css.row}>
      <Plus aria-hidden />
      <input
        ref={field}
        // The person just pressed the button that stood here. Who left before the name came back stays where they are.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={adding}
        defaultValue={givenBack}
        className={css.input}
        aria-label={label}
        placeholder={label}
        data-testid={`${testId}-input`}
        onBlur={(event) => {
          if (isWindowLeft(event)) return;
          const name = event.currentTarget.value.trim();
          if (name !== '') void add(name);
          close(false);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
            event.preventDefault();
            const name = event.currentTarget.value.trim();
            if (name === '') return;
            event.currentTarget.value = '';
            void add(name);
          } else if (event.key === 'Escape') {
            event.preventDefault();
            event.stopPropagation();
            event.currentTarget.value = '';
            close(true);
          }
        }}
      />
    </div>
  );
}

function joined(name: string, since: string): string {
  return since === '' ? name : `${name} ${since}`;
}
