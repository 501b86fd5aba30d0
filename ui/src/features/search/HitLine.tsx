// A task, comment or file that was found: what matches, and below where it is.
import { MessageSquare } from 'lucide-react';
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
  const isComment = kind === 'comment';
  return (
    <ListBoxItem
      id={id}
      textValue={textOf(isComment ? hit.snippet : hit.title)}
      className={css.line}
      data-done={(kind === 'task' && hit.done) || undefined}
      data-testid="search-hit"
      data-kind={kind}
    >
      <HitIcon kind={kind} hit={hit} />
      <span className={css.words}>
        <span className={css.title}>
          {isComment ? (
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
        {kind === 'task' && hit.snippet.length > 0 ? (
          <span className={css.snippet}>
            <Marked pieces={hit.snippet} />
          </span>
        ) : null}
        <Where kind={kind} hit={hit} />
      </span>
    </ListBoxItem>
  );
}

function HitIcon({ kind, hit }: { kind: SearchKind; hit: SearchHit }) {
  if (kind === 'comment') return <MessageSquare aria-hidden className={css.icon} />;
  if (kind === 'file') return <FileIcon name={textOf(hit.title)} size={16} />;
  return <span aria-hidden className={css.dot} style={{ background: hit.state.color }} />;
}

/** "Web site · Active · 12 Dec", or the task that it is on. */
function Where({ kind, hit }: { kind: SearchKind; hit: SearchHit }) {
  const { t, i18n } = useTranslation('search');
  const titleOf = useStateTitle();
  const day = (at: number) =>
    dateFormat(localeOf(i18n.language), { day: 'numeric', month: 'short', year: 'numeric' }).format(
      new Date(at * 1000),
    );
  const parts =
    kind === 'task'
      ? [hit.projectName, titleOf(hit.state.name), hit.deadline === null ? '' : day(hit.deadline)]
      : [t('onTask', { task: hit.taskName }), hit.projectName, hit.at === null ? '' : day(hit.at)];
  return <span className={css.where}>{parts.filter((part) => part !== '').join(' · ')}</span>;
}
