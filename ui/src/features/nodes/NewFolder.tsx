// The name of a new folder, written where it will stand: Enter makes it, leaving too once a name is typed, Esc lets it go. One
// that is taken stays in its field, and one that could not be made comes back into it.
import { FolderPlus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';

import type { NodeRow } from '@/api';
import { useTranslation } from '@/i18n';
import { isWindowLeft } from '@/lib/isWindowLeft';

import css from './Files.module.css';

export interface NewFolderProps {
  nodes: readonly NodeRow[];
  /** What was typed and could not be made. */
  givenBack: string;
  onDone: (name: string | null) => void;
}

export function NewFolder({ nodes, givenBack, onDone }: NewFolderProps) {
  const { t } = useTranslation('nodes');
  const input = useRef<HTMLInputElement>(null);
  const finished = useRef(false);
  const typed = useRef(givenBack !== '');
  const [taken, setTaken] = useState<string>();
  useEffect(() => {
    const field = input.current;
    // Who left the field and is somewhere else stays there when the name comes back.
    if (givenBack !== '' && !document.activeElement?.contains(field)) return;
    field?.focus();
    field?.select();
  }, [givenBack]);
  const finish = (name: string | null) => {
    // Enter takes the field away, which blurs it: only the first of the two counts.
    if (finished.current) return;
    finished.current = true;
    onDone(name);
  };
  const isTaken = (name: string) => nodes.some((node) => node.directory && node.name?.normalize() === name.normalize());
  return (
    <div className={css.newFolder}>
      <FolderPlus aria-hidden size={20} />
      <div>
        <input
          ref={input}
          aria-label={t('folderName')}
          aria-invalid={taken !== undefined}
          aria-describedby={taken === undefined ? undefined : 'folder-taken'}
          defaultValue={givenBack || t('newFolder')}
          maxLength={255}
          data-testid="folder-name"
          onChange={() => {
            typed.current = true;
            setTaken(undefined);
          }}
          onBlur={(event) => {
            if (isWindowLeft(event)) return;
            const name = input.current?.value.trim() ?? '';
            // What was typed stays where it can be put right.
            if (typed.current && isTaken(name)) setTaken(name);
            else finish(name === '' || !typed.current ? null : name);
          }}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === 'Escape') finish(null);
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            const name = event.currentTarget.value.trim();
            if (isTaken(name)) setTaken(name);
            else finish(name === '' ? null : name);
          }}
        />
        {taken === undefined ? null : (
          <p id="folder-taken" role="alert" className={css.taken}>
            {t('exists', { name: taken })}
          </p>
        )}
      </div>
    </div>
  );
}
