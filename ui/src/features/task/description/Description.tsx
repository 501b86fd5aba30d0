// The description: read as safe HTML, edited in place. What was typed and not saved stays as a draft.
import { Pencil } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';

import type { TaskView } from '@/api';
import { Button, IconButton, ProblemNote } from '@/components';
import { caretOf, handOver, keepCaret, readDraft, useDraft } from '@/features/drafts';
import { useTranslation } from '@/i18n';
import { later } from '@/lib/later';
import { isBlank, writtenBack } from '@/lib/plainText';

import { FieldChange } from '../changes/FieldChange';
import type { ChangeTask } from '../model/useTask';
import { Section } from '../Section';
import { DescriptionReader } from './DescriptionReader';
import { RichText } from './RichText';

import css from './Description.module.css';

const DescriptionEditor = later(async () => (await import('./DescriptionEditor')).default, RichText);
/** Whoever looks at a task for so long may begin to write: the editor is fetched before. */
const RESTED_MS = 1000;

interface DescriptionDraft {
  html: string;
  /** What it was written over: an unchanged text is no draft. */
  from: string;
  open: boolean;
}

export function Description({ task, onChange }: { task: TaskView; onChange: ChangeTask }) {
  const { t } = useTranslation('task');
  const key = `description:${task.id}` as const;
  const [draft, setDraft] = useDraft<DescriptionDraft>(key);
  const place = useRef<HTMLDivElement>(null);
  const editing = draft?.open === true;
  const blank = isBlank(task.description);
  /** What was typed before the editor came; nothing is once it is there. */
  const early = useRef<string | undefined>('');
  useEffect(() => {
    const rested = setTimeout(DescriptionEditor.fetch, RESTED_MS);
    return () => clearTimeout(rested);
  }, []);

  const edit = () => {
    early.current = '';
    setDraft({ html: draft?.html ?? task.description, from: draft?.from ?? task.description, open: true });
  };
  const type = (change: (typed: string) => string) => {
    if (early.current !== undefined) early.current = change(early.current);
  };
  // The editor goes away with the focus; give it to what stands in its place.
  const focusReader = () =>
    requestAnimationFrame(() =>
      place.current?.querySelector<HTMLElement>('[data-testid="task-description-open"]')?.focus(),
    );
  // Both are called from the editor, which may be a key press ahead of what was drawn.
  const save = () => {
    // What is typed is not in the text yet.
    if (early.current) return;
    const now = readDraft<DescriptionDraft>(key);
    if (now && now.html !== now.from) {
      const { html, from } = now;
      const value = writtenBack(html, task.descriptionIsPlain);
      // What is not taken stands in the editor again; whoever opened it meanwhile began with the same words.
      void handOver<DescriptionDraft>(
        key,
        () => onChange({ field: 'description', value }, { field: 'description', value: from }),
        (sent, since) => (since ? { ...since, from } : sent),
      );
    } else setDraft(undefined);
    focusReader();
  };
  const cancel = () => {
    const now = readDraft<DescriptionDraft>(key);
    setDraft(now && now.html !== now.from && !isBlank(now.html) ? { ...now, open: false } : undefined);
    focusReader();
  };

  return (
    <div ref={place}>
      <Section
        title={t('description.title')}
        actions={
          editing || blank ? null : (
            <IconButton
              size="small"
              label={t('description.edit')}
              icon={<Pencil aria-hidden />}
              onPress={edit}
              data-testid="task-description-open"
            />
          )
        }
      >
        {editing ? (
          <EditorFrame onEarly={type} onSave={save} onCancel={cancel}>
            {task.descriptionLoses ? (
              <ProblemNote
                tone="warning"
                title={t('description.loses')}
                text={t('description.losesText')}
                data-testid="description-loses"
              />
            ) : null}
            <DescriptionEditor
              html={draft.html}
              takeEarly={() => {
                const typed = early.current ?? '';
                early.current = undefined;
                return typed;
              }}
              caret={caretOf(key)?.end}
              onCaret={(start, end) => keepCaret(key, { field: 'text', start, end })}
              onChange={(html) => setDraft({ ...draft, html })}
            />
            <div className={css.actions}>
              <span className={css.hint}>{t('description.hint')}</span>
              <Button size="small" variant="plain" onPress={cancel}>
                {t('action.cancel', { ns: 'common' })}
              </Button>
              <Button size="small" variant="primary" onPress={save} data-testid="task-description-save">
                {t('action.save', { ns: 'common' })}
              </Button>
            </div>
          </EditorFrame>
        ) : (
          <>
            {draft ? (
              <p className={css.draft}>
                {t('description.draft')}
                <Button size="small" variant="plain" onPress={edit}>
                  {t('description.continue')}
                </Button>
                <Button size="small" variant="plain" onPress={() => setDraft(undefined)}>
                  {t('description.discard')}
                </Button>
              </p>
            ) : null}
            <DescriptionReader html={task.description} blank={blank} complete={task.complete} onEdit={edit} />
          </>
        )}
        <FieldChange task={task} kind="description" />
      </Section>
    </div>
  );
}

/** Around the editor. It has the focus until the editor comes: neither Esc nor letters must be lost meanwhile. */
function EditorFrame({
  onEarly,
  onSave,
  onCancel,
  children,
}: {
  /** Something is typed while it has the focus. */
  onEarly: (change: (typed: string) => string) => void;
  onSave: () => void;
  onCancel: () => void;
  children: ReactNode;
}) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus({ preventScroll: true }), []);
  const keyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSave();
    else if (event.key === 'Escape') onCancel();
    else if (event.target !== place.current || event.ctrlKey || event.metaKey || event.altKey) return;
    else if (event.key === 'Backspace') onEarly((typed) => typed.slice(0, -1));
    else if ([...event.key].length === 1) onEarly((typed) => typed + event.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // The keys come from what is inside.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={place} tabIndex={-1} className={css.editing} onKeyDown={keyDown}>
      {children}
    </div>
  );
}
