// What became of an edit, beside its field: waiting, being saved, refused (with the person's own text), or in doubt.

import type { ChangeKind, TaskView } from '@/api';
import { ConflictNote } from '@/features/changes';
import { useTranslation } from '@/i18n';

import { changeOf, needsPerson } from '../model/fieldChanges';
import { RefusedChange } from './RefusedChange';

import css from './FieldChange.module.css';

export function FieldChange({ task, kind }: { task: TaskView; kind: ChangeKind }) {
  const { t } = useTranslation('task');
  const change = changeOf(task.changes, kind);
  if (!change) return null;
  if (change.state.state === 'conflict') return <ConflictNote change={change} />;
  if (needsPerson(change)) return <RefusedChange change={change} />;
  return (
    <p className={css.waiting} data-testid={`waiting-${kind}`}>
      {t(change.state.state === 'sending' ? 'change.sending' : 'change.waiting')}
    </p>
  );
}
