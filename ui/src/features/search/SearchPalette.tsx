// The palette: results while typing, of what is on this computer. Mounted once, in the frame.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';

import { type ProjectId, searchQuery, type SearchTarget } from '@/api';
import { Palette } from '@/components';
import { localeOf, useTranslation } from '@/i18n';
import { dateFormat } from '@/lib/formats';
import { useShortcuts } from '@/lib/useShortcuts';

import { firstTarget, type Target, targetOf } from './model/target';
import { setSearchOpen, useSearchOpen } from './opening';
import { SearchResults } from './SearchResults';
import { useSearch } from './useSearch';

export interface SearchPaletteProps {
  onOpenProject: (project: ProjectId) => void;
  onOpenHit: (hit: SearchTarget) => void;
}

export function SearchPalette({ onOpenProject, onOpenHit }: SearchPaletteProps) {
  const { t, i18n } = useTranslation('search');
  const isOpen = useSearchOpen();
  const queries = useQueryClient();
  const [text, setText] = useState('');
  /** The same, for what was asked before more was typed. */
  const typed = useRef('');
  const write = (words: string) => {
    typed.current = words;
    setText(words);
  };
  const search = useSearch(text, isOpen);
  // Whoever signs in next begins without it.
  useEffect(() => () => setSearchOpen(false), []);
  useShortcuts([{ key: 'k', ctrl: true, shift: false, run: () => setSearchOpen(true) }]);

  const setOpen = (open: boolean) => {
    setSearchOpen(open);
    if (!open) write('');
  };
  const go = (target: Target) => {
    setOpen(false);
    if (target.kind === 'project') onOpenProject(target.project);
    else onOpenHit(target);
  };

  // Whoever types and presses Enter in one go means the first of what they typed, which is not there yet.
  const isBehind = text.trim() !== '' && search.data?.text !== text;
  const goToFirst = async () => {
    const found = await queries.fetchQuery(searchQuery(text)).catch(() => undefined);
    const first = found && firstTarget(found);
    if (first && typed.current === text) go(first);
  };

  const asOf = search.data?.asOf;
  return (
    <Palette
      label={t('title')}
      isOpen={isOpen}
      onOpenChange={setOpen}
      text={text}
      onText={write}
      onEarlyEnter={() => {
        if (isBehind) void goToFirst();
        return isBehind;
      }}
      footer={asOf ? t('asOf', { when: whenOf(asOf, localeOf(i18n.language)) }) : t('never')}
      data-testid="search-palette"
    >
      <SearchResults search={search} onAction={(key) => go(targetOf(key))} />
    </Palette>
  );
}

/** "14:05" of today; with the day otherwise. Unix seconds. */
function whenOf(at: number, locale: string): string {
  const moment = new Date(at * 1000);
  const isToday = moment.toDateString() === new Date().toDateString();
  return dateFormat(locale, isToday ? { timeStyle: 'short' } : { dateStyle: 'medium', timeStyle: 'short' }).format(
    moment,
  );
}
