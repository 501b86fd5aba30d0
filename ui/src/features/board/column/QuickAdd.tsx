// A new task at the bottom of a column: a name and Enter, then the next one. What was typed is never lost.
import { Plus } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';

import { client, type Problem, problemOf, type StateView } from '@/api';
import { handOver, readDraft, useCaret, useDraft } from '@/features/drafts';
import { useProblemSentence } from '@/features/problem';
import { useTranslation } from '@/i18n';
import { isWindowLeft } from '@/lib/isWindowLeft';

import { useBoardActions } from '../BoardActions';

import css from './QuickAdd.module.css';

export interface QuickAddProps {
  project: string;
  state: StateView;
  title: string;
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
}

export function QuickAdd({ project, state, title, isOpen, onOpenChange }: QuickAddProps) {
  const { t } = useTranslation('board');
  const opener = useRef<HTMLButtonElement>(null);
  const returns = useRef(false);

  useEffect(() => {
    if (!isOpen && returns.current) opener.current?.focus();
    returns.current = false;
  }, [isOpen]);

  if (!isOpen) {
    return (
      <button
        ref={opener}
        type="button"
        className={css.open}
        aria-label={t('quickAdd.openIn', { title })}
        data-testid="quick-add-open"
        onClick={() => onOpenChange(true)}
      >
        <Plus aria-hidden />
        {t('quickAdd.open')}
      </button>
    );
  }
  const close = (givesFocusBack: boolean) => {
    returns.current = givesFocusBack;
    onOpenChange(false);
  };
  return <QuickAddForm project={project} state={state} title={title} onClose={close} />;
}

function QuickAddForm({
  project,
  state,
  title,
  onClose,
}: Omit<QuickAddProps, 'isOpen' | 'onOpenChange'> & { onClose: (givesFocusBack: boolean) => void }) {
  const { t } = useTranslation('board');
  const sentence = useProblemSentence();
  const actions = useBoardActions();
  const place = `quickAdd:${project}:${state.name}` as const;
  const [draft, keep] = useDraft<string>(place);
  const text = draft ?? '';
  const [problem, setProblem] = useState<Problem>();
  const sending = useRef(0);
  const { ref: input, onSelect } = useCaret<HTMLInputElement>(place);
  const noteId = useId();

  useEffect(() => input.current?.focus(), [input]);

  const write = (next: string) => keep(next === '' ? undefined : next);

  const create = async (name: string) => {
    sending.current += 1;
    let isTaken = true;
    try {
      const id = await client.createTask({ ...blank, project, name, state: state.name });
      setProblem(undefined);
      actions.created(id, state.name);
    } catch (error) {
      isTaken = false;
      setProblem(problemOf(error));
    }
    sending.current -= 1;
    return isTaken;
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const name = (readDraft<string>(place) ?? '').trim();
    if (name === '') return;
    // The field is free for the next one at once.
    void handOver<string>(
      place,
      () => create(name),
      (sent, since) => (since ? `${sent} ${since}` : sent),
    );
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    onClose(true);
  };

  return (
    <form className={css.form} onSubmit={submit}>
      <input
        ref={input}
        className={css.input}
        value={text}
        onChange={(event) => write(event.target.value)}
        onSelect={onSelect}
        onKeyDown={onKeyDown}
        onBlur={(event) => {
          // While one is on its way it may come back.
          const isBlank = text.trim() === '' && !problem && sending.current === 0;
          if (isBlank && !isWindowLeft(event)) onClose(false);
        }}
        aria-label={t('quickAdd.label', { title })}
        aria-describedby={noteId}
        aria-invalid={problem ? true : undefined}
        placeholder={t('quickAdd.placeholder')}
        maxLength={500}
        autoComplete="off"
        data-testid="quick-add-input"
      />
      <p id={noteId} className={css.note} role={problem ? 'alert' : undefined}>
        {problem ? <span className={css.failed}>{t('quickAdd.failed')} </span> : null}
        {problem ? sentence(problem) : t('quickAdd.hint')}
      </p>
    </form>
  );
}

const blank = { description: null, assignees: [], start: null, deadline: null, priority: null, tags: [], parent: null };
