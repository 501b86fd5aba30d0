// The list of chats at the left, the open one at the right. Where there is no room for both, one of them.
import { MessagesSquare } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';

import { type ChatRef, client, type MessageId } from '@/api';
import { EmptyState } from '@/components';
import { useTranslation } from '@/i18n';
import { onceThere } from '@/lib/onceThere';
import { useMedia } from '@/lib/useMedia';

import { Conversation } from './conversation/Conversation';
import { ChatList } from './list/ChatList';

import css from './ChatPage.module.css';

export interface ChatPageProps {
  chat: ChatRef | null;
  /** The message that comes into view. */
  lookedFor: MessageId | undefined;
  onOpen: (chat: ChatRef | null) => void;
}

export function ChatPage({ chat, lookedFor, onOpen }: ChatPageProps) {
  const { t } = useTranslation('chat');
  const noRoom = useMedia('(max-width: 860px)');
  const { kind, id } = chat ?? {};

  // What is on the screen is kept in step.
  useEffect(() => {
    client.showChats(true, kind && id !== undefined ? ({ kind, id } as ChatRef) : null).catch(() => {});
  }, [kind, id]);
  useEffect(() => () => void client.showChats(false, null).catch(() => {}), []);

  // Whoever comes back to the list stands where they left it.
  const page = useRef<HTMLDivElement>(null);
  const [left, setLeft] = useState<ChatRef | null>(null);
  const isAtList = chat === null;
  useEffect(() => {
    if (!page.current || !isAtList || left === null) return;
    const row = `[data-testid="chat-row"][data-key="${CSS.escape(`${left.kind}:${left.id}`)}"]`;
    return onceThere(page.current, row, (found) => {
      found.focus();
      setLeft(null);
    });
  }, [isAtList, left]);
  const back = () => {
    setLeft(chat);
    onOpen(null);
  };

  return (
    <div ref={page} className={css.page} data-testid="chat-page">
      {noRoom && chat ? null : <ChatList chat={chat} onOpen={onOpen} />}
      {chat ? (
        <Conversation
          key={`${chat.kind}:${chat.id}`}
          chat={chat}
          lookedFor={lookedFor}
          onBack={noRoom ? back : undefined}
        />
      ) : noRoom ? null : (
        <div className={css.none}>
          <EmptyState icon={MessagesSquare} title={t('choose.title')} text={t('choose.text')} />
        </div>
      )}
    </div>
  );
}
