// What the toast about deletions says: it is one for all, so none waits for another to leave while its seconds run.
import { useRef } from 'react';

import { Button, ToastSentence, useFocusHome } from '@/components';
import { useTranslation } from '@/i18n';

import { type Deletion, useDeletions } from './deletions';

import css from './DeletedWords.module.css';

export function DeletedWords() {
  const { t } = useTranslation(['frame', 'common']);
  const deletions = useDeletions();
  const [first, ...others] = deletions;
  if (first === undefined) return null;
  if (others.length === 0)
    return (
      <ToastSentence
        title={t('frame:undo.deleted', { name: first.name })}
        action={{ label: t('common:action.undo'), onPress: () => void first.undo() }}
      />
    );
  return (
    <ToastSentence
      title={t('frame:undo.deleting', { count: deletions.length })}
      action={{ label: t('frame:undo.all'), onPress: () => void undoAll(deletions) }}
    >
      <ul className={css.list}>
        {deletions.toReversed().map((deletion) => (
          <Row key={deletion.change} deletion={deletion} />
        ))}
      </ul>
    </ToastSentence>
  );
}

function Row({ deletion: { name, undo } }: { deletion: Deletion }) {
  const { t } = useTranslation('common');
  const row = useRef<HTMLLIElement>(null);
  useFocusHome(row);
  const label = t('action.undo');
  return (
    <li ref={row} className={css.row}>
      <span className={css.name}>{name}</span>
      <Button
        size="small"
        variant="plain"
        aria-label={`${label}: ${name}`}
        onPress={() => void undo()}
        data-testid="undo-one"
      >
        {label}
      </Button>
    </li>
  );
}

/** As Ctrl+Z would: the last one first. */
async function undoAll(deletions: readonly Deletion[]): Promise<void> {
  await deletions.reduceRight((before, { undo }) => before.then(undo), Promise.resolve());
}
