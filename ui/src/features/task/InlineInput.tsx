// A name that is edited where it stands: Enter or leaving saves, Esc restores, an empty name restores.
import { useEffect, useRef } from 'react';

import { isWindowLeft } from '@/lib/isWindowLeft';

import css from './InlineInput.module.css';

export function InlineInput({
  label,
  initial,
  onDone,
}: {
  label: string;
  initial: string;
  onDone: (name: string | null) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const finished = useRef(false);
  useEffect(() => input.current?.select(), []);
  const finish = (name: string | null) => {
    // Enter takes the field away, which blurs it: only the first of the two counts.
    if (finished.current) return;
    finished.current = true;
    onDone(name);
  };
  const typed = () => input.current?.value.trim() || null;
  return (
    <input
      ref={input}
      className={css.input}
      aria-label={label}
      defaultValue={initial}
      onBlur={(event) => {
        if (!isWindowLeft(event)) finish(typed());
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
          event.preventDefault();
          finish(typed());
        } else if (event.key === 'Escape') {
          event.preventDefault();
          event.stopPropagation();
          finish(null);
        }
      }}
    />
  );
}
