// Something that was found: what matches, and below where it is.
import { Building2, Folder, MessageSquare, MessagesSquare } from 'lucide-react';
import { ListBoxItem } from 'react-aria-components';

import type { SearchHit, SearchKind } from '@/api';
import { FileIcon } from '@/features/files';
import { usePeople } from '@/features/people';
import { localeOf, useTranslation } from '@/i18n';
import { useStateTitle } from '@/i18n/useStateTitle';
import { dateFormat } from '@/lib/formats';

import { Marked, textOf } from './Marked';

import css from './Search.module.css';

export interface HitLineProps {
  id: string;
  kind: SearchKind;
  hit: SearchHit;
}

export function HitLine({ id, kind, hit }: HitLineProps) {
  const { t } = useTranslation('search');
  const people = usePeople();
  const isSaid = kind === 'comment' || kind === 'message';
  return (
    <ListBoxItem
      id={id}
      textValue={textOf(isSaid ? hit.snippet : hit.title)}
      className={css.line}
      data-done={(kind === 'task' && hit.target.kind === 'task' && hit.target.done) || undefined}
      data-testid="search-hit"
      data-kind={kind}
    >
      <HitIcon kind={kind} hit={hit} />
      <span className={css.words}>
        <span className={css.title}>
          {isSaid ? (
            <>
              {hit.author === null ? null : (
                <span className={css.author}>{t('by', { name: people.get(hit.author).name })} </span>
              )}
              <Marked pieces={hit.snippet} />
            </>
          ) : (
            <Marked pieces={hit.title} />
          )}
        </span>
        {!isSaid && hit.snippet.length > 0 ? (
          <span className={css.snippet}>
            <Marked pieces={hit.snippet} />
          </span>
        ) : null}
        <Where kind={kind} hit={hit} />
      </span>
    </ListBoxItem>
  );
}

function HitIcon({ kind, hit: { target, title } }: { kind: SearchKind; hit: SearchHit }) {
  if (kind === 'comment') return <MessageSquare aria-hidden className={css.icon} />;
  if (kind === 'message') return <MessagesSquare aria-hidden className={css.icon} />;
  if (kind === 'client') return <Building2 aria-hidden className={css.icon} />;
  if (target.kind === 'node' && target.directory) return <Folder aria-hidden className={css.icon} />;
  if (target.kind === 'task' && kind === 'task')
    return <span aria-hidden className={css.dot} style={{ background: target.state.color }} />;
  return <FileIcon name={textOf(title)} size={16} />;
}

/** "Web site · Active · 12 Dec"; the task that it is on; the chat; or the page and the folders that lead there. */
function Where({ kind, hit }: { kind: SearchKind; hit: SearchHit }) {
  const { t, i18n } = useTranslation('search');
  const titleOf = useStateTitle();
  const dayOf = (at: number | null) => {
    const format = dateFormat(localeOf(i18n.language), { day: 'numeric', month: 'short', year: 'numeric' });
    return at === null ? '' : format.format(new Date(at * 1000));
  };
  const { target, at } = hit;
  const partsOf = () => {
    if (target.kind === 'client') return [];
    if (target.kind === 'chat') return [textOf(hit.title), dayOf(at)];
    if (target.kind === 'node')
      return [target.ownerName, target.path.join(' › '), target.node === null ? t('onItsWay') : ''];
    const { projectName, state, deadline, taskName } = target;
    return kind === 'task'
      ? [projectName, titleOf(state.name), dayOf(deadline)]
      : [t('onTask', { task: taskName }), projectName, dayOf(at)];
  };
  const parts = partsOf().filter((part) => part !== '');
  return parts.length === 0 ? null : <span className={css.where}>{parts.join(' · ')}</span>;
}
