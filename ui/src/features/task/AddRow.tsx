// "Add a …": a button that becomes a field. Enter adds and stays for the next one; Esc or leaving it empty goes back.
import { Plus } from 'lucide-react';
import { useRef, useState } from 'react';

import { Button } from '@/components';

import css from './AddRow.module.css';

export interface AddRowProps {
  label: string;
  button: string;
  testId: string;
  onAdd: (name: string) => void;
}

export function AddRow({ label, button, testId, onAdd }: AddRowProps) {
  const [adding, setAdding] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const close = (focus: boolean) => {
    setAdding(false);
    if (focus) requestAnimationFrame(() => place.current?.querySelector('button')?.focus());
  };
  if (!adding) {
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
        // The person just pressed the button that stood here.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        className={css.input}
        aria-label={label}
        placeholder={label}
        data-testid={`${testId}-input`}
        onBlur={(event) => {
          const name = event.currentTarget.value.trim();
          if (name !== '') onAdd(name);
          close(false);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
            event.preventDefault();
            const name = event.currentTarget.value.trim();
            if (name === '') return;
            event.currentTarget.value = '';
            onAdd(name);
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
