// All chats, the latest first, with a field to find one by its name and a way to write to somebody new.
import { MessageCirclePlus, SearchX } from 'lucide-react';
import { useState } from 'react';
import { ListBox } from 'react-aria-components';

import type { ChatRef, ChatRow } from '@/api';
import { Button, EmptyState, SearchField, Skeleton } from '@/components';
import { ProblemScreen, useProblemWords } from '@/features/problem';
import { useAgo } from '@/features/status';
import { useTranslation } from '@/i18n';
import { containsWords } from '@/lib/fold';

import { useChats } from '../useChats';
import { ChatLine } from './ChatLine';
import { NewMessage } from './NewMessage';

import css from './ChatList.module.css';

export interface ChatListProps {
  chat: ChatRef | null;
  onOpen: (chat: ChatRef) => void;
}

const keyOf = ({ kind, id }: ChatRef) => `${kind}:${id}`;

export function ChatList({ chat, onOpen }: ChatListProps) {
  const { t } = useTranslation('chat');
  const [text, setText] = useState('');
  const { data, error, refetch } = useChats();
  const agoOf = useAgo();
  const wordsOf = useProblemWords();
  const all = data?.chats ?? [];
  const shown = all.filter((row) => containsWords(row.name, text));
  const trouble = error?.problem ?? data?.freshness.problem;
  const isRead = data !== undefined && data.freshness.asOf !== null;
  const asOf = all.length > 0 ? data?.freshness.asOf : null;
  return (
    <section className={css.side} aria-label={t('list.label')}>
      <header className={css.sideHead}>
        <h1 className={css.title}>{t('title')}</h1>
        <NewMessage onOpen={onOpen} />
      </header>
      <div className={css.find}>
        <SearchField label={t('list.search')} value={text} onChange={setText} data-testid="chat-search" />
      </div>
      {trouble && asOf ? (
        <p className={css.old} data-testid="chats-age">
          {t('list.copy', { ago: agoOf(asOf), why: wordsOf(trouble).title })}
        </p>
      ) : null}
      {shown.length > 0 ? (
        <Chats rows={shown} chat={chat} onOpen={onOpen} />
      ) : all.length > 0 ? (
        <EmptyState
          size="inline"
          icon={SearchX}
          title={t('list.nothingTitle', { text })}
          text={t('list.nothingText')}
          action={<Button onPress={() => setText('')}>{t('list.clear')}</Button>}
        />
      ) : trouble ? (
        <ProblemScreen size="inline" problem={trouble} onRetry={() => void refetch()} />
      ) : isRead ? (
        <EmptyState size="inline" icon={MessageCirclePlus} title={t('list.emptyTitle')} text={t('list.emptyText')} />
      ) : (
        <Loading />
      )}
    </section>
  );
}

/** Whoever writes to a person stays where they are when the first message has made the chat. */
function isOpen({ chat: own, kind, people }: ChatRow, chat: ChatRef | null): boolean {
  if (chat === null) return false;
  const isWith = chat.kind === 'person' && kind === 'personal' && people[0] === chat.id;
  return isWith || keyOf(own) === keyOf(chat);
}

function Chats({ rows, chat, onOpen }: { rows: readonly ChatRow[] } & ChatListProps) {
  const { t } = useTranslation('chat');
  return (
    <ListBox
      aria-label={t('list.label')}
      className={css.list}
      items={rows.map((row) => ({ ...row, key: keyOf(row.chat) }))}
      selectionMode="single"
      disallowEmptySelection
      escapeKeyBehavior="none"
      selectedKeys={rows.filter((row) => isOpen(row, chat)).map((row) => keyOf(row.chat))}
      onSelectionChange={(keys) => {
        const chosen = rows.find((row) => keys !== 'all' && keys.has(keyOf(row.chat)));
        if (chosen) onOpen(chosen.chat);
      }}
    >
      {(row) => <ChatLine key={row.key} id={row.key} row={row} />}
    </ListBox>
  );
}

function Loading() {
  const { t } = useTranslation('chat');
  return (
    <div className={css.loading} role="status" aria-label={t('list.loading')}>
      {[72, 60, 80, 54, 66].map((width) => (
        <Skeleton key={width} width={`${width}%`} height={16} />
      ))}
    </div>
  );
}
