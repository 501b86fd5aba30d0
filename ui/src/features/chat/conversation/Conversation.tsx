// One chat: who it is with, its messages, and the field to write in.
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, CloudOff, MessageCircle, SearchX, TriangleAlert } from 'lucide-react';
import { useState } from 'react';

import { type ChatRef, type MessageId, messagesQuery, type MessagesView, type Quote } from '@/api';
import { Button, EmptyState, IconButton, Skeleton } from '@/components';
import { type DraftPlace, keepDraft, readDraft } from '@/features/drafts';
import { PeopleAvatars } from '@/features/people';
import { ProblemScreen, useProblemWords } from '@/features/problem';
import { useAgo } from '@/features/status';
import { useCopy } from '@/features/task';
import { useTranslation } from '@/i18n';

import { ChatPicture } from '../ChatPicture';
import { Composer } from './Composer';
import { Messages } from './Messages';
import { type MessageDraft, placeOf } from './useMessageDraft';

import css from './Conversation.module.css';

/** Messages shown at first, and more at each step back. */
const STEP = 60;

export interface ConversationProps {
  chat: ChatRef;
  /** The message that comes into view. */
  lookedFor: MessageId | undefined;
  /** Where the list has no room beside it. */
  onBack: (() => void) | undefined;
}

export function Conversation({ chat, lookedFor, onBack }: ConversationProps) {
  const { t } = useTranslation('chat');
  const [count, setCount] = useState(STEP);
  const { data, error, refetch } = useQuery(messagesQuery(chat, count));
  const row = data?.row;
  const isGone = data !== undefined && !row;
  const name = row?.name || t('list.unnamed');
  const isThere = row ? placeOf(row) : null;
  /** Also when the chat is gone: what was being written lies there. */
  const [place, setPlace] = useState(isThere);
  if (isThere !== null && isThere !== place) setPlace(isThere);
  const reply = (quote: Quote) => {
    if (place === null) return;
    keepDraft<MessageDraft>(place, { text: '', ...readDraft<MessageDraft>(place), replyTo: quote });
    document.querySelector<HTMLElement>('[data-testid="message-box"]')?.focus();
  };
  return (
    // Esc that nobody else took leads back.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className={css.conversation}
      tabIndex={-1}
      aria-label={isGone ? t('conversation.gone') : t('conversation.label', { name })}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onBack?.();
      }}
      data-testid="conversation"
    >
      {isGone && !onBack ? null : (
        <header className={css.head}>
          {onBack ? (
            <IconButton
              // The list that had the focus is gone.
              // oxlint-disable-next-line jsx-a11y/no-autofocus
              autoFocus
              label={t('conversation.back')}
              shortcut="Esc"
              icon={<ArrowLeft aria-hidden />}
              onPress={onBack}
              data-testid="chat-back"
            />
          ) : null}
          {row ? (
            <>
              <ChatPicture row={row} />
              <h2 className={css.headName}>{name}</h2>
              {row.kind === 'custom' ? <PeopleAvatars ids={row.people} max={4} size={24} /> : null}
            </>
          ) : isGone ? null : (
            <Skeleton width={160} height={18} />
          )}
        </header>
      )}
      {isGone ? (
        <Gone place={place} />
      ) : error ? (
        <ProblemScreen problem={error.problem} onRetry={() => void refetch()} />
      ) : data ? (
        <Body
          view={data}
          chat={chat}
          lookedFor={lookedFor}
          onEarlier={() => setCount(Math.max(count, data.messages.length) + STEP)}
          onRetry={() => void refetch()}
          onReply={reply}
        />
      ) : (
        <Loading />
      )}
      {row && place ? <Composer key={place} chat={chat} place={place} /> : null}
    </section>
  );
}

/** What was typed and not sent can still be copied. */
function Gone({ place }: { place: DraftPlace | null }) {
  const { t } = useTranslation('chat');
  const copy = useCopy();
  const text = place === null ? '' : (readDraft<MessageDraft>(place)?.text ?? '');
  const isWritten = text.trim() !== '';
  return (
    <div className={css.none}>
      <EmptyState
        icon={SearchX}
        announce
        title={t('conversation.gone')}
        text={isWritten ? `${t('conversation.goneText')} ${t('conversation.goneKept')}` : t('conversation.goneText')}
        action={isWritten ? <Button onPress={() => copy(text)}>{t('conversation.copyText')}</Button> : undefined}
      />
    </div>
  );
}

interface BodyProps {
  view: MessagesView;
  chat: ChatRef;
  lookedFor: MessageId | undefined;
  onEarlier: () => void;
  onRetry: () => void;
  onReply: (quote: Quote) => void;
}

function Body(props: BodyProps) {
  const { t } = useTranslation('chat');
  const { view, onRetry } = props;
  const { messages, freshness } = view;
  const isKnown = freshness.asOf !== null || view.chat.kind === 'person';
  if (messages.length > 0) {
    return (
      <>
        <Messages {...props} />
        <Age view={view} />
      </>
    );
  }
  if (!isKnown && freshness.problem) return <ProblemScreen problem={freshness.problem} onRetry={onRetry} />;
  if (!isKnown) return <Loading />;
  return (
    <div className={css.none}>
      <EmptyState icon={MessageCircle} title={t('conversation.emptyTitle')} text={t('conversation.emptyText')} />
    </div>
  );
}

/** One quiet line when the newest messages could not be read. */
function Age({ view: { freshness } }: { view: MessagesView }) {
  const { t } = useTranslation('chat');
  const agoOf = useAgo();
  const wordsOf = useProblemWords();
  const { problem, asOf } = freshness;
  if (!problem) return null;
  const isOffline = problem.kind.code === 'offline';
  const why = wordsOf(problem).title;
  const old =
    asOf === null ? t('conversation.someCopy', { why }) : t('conversation.oldCopy', { why, ago: agoOf(asOf) });
  return (
    <p className={css.age} data-testid="chat-age">
      {isOffline ? <CloudOff aria-hidden /> : <TriangleAlert aria-hidden />}
      {isOffline ? t('conversation.offlineCopy') : old}
    </p>
  );
}

function Loading() {
  const { t } = useTranslation('chat');
  return (
    <div className={css.reading} role="status" aria-label={t('conversation.loading')}>
      {[46, 62, 38].map((width) => (
        <Skeleton key={width} width={`${width}%`} height={34} />
      ))}
    </div>
  );
}
