// The messages by day and person, in a place that scrolls: at the newest unless the person scrolled away, and still while
// earlier ones come in above.
import { ArrowDown } from 'lucide-react';

import type { ChatRef, MessageId, MessagesView, Quote } from '@/api';
import { Button, IconButton, Skeleton } from '@/components';
import { usePeople } from '@/features/people';
import { ProblemNotice } from '@/features/problem';
import { localeOf, useTranslation } from '@/i18n';
import { useNow } from '@/lib/useNow';

import { daysOf, dayWords } from '../model/days';
import { useMe } from '../useChats';
import { MessageRun } from './MessageRun';
import { useLookedFor } from './useLookedFor';
import { useNewMessageWords } from './useNewMessageWords';
import { useSeen } from './useSeen';
import { useStill } from './useStill';

import css from './Messages.module.css';

export interface MessagesProps {
  view: MessagesView;
  chat: ChatRef;
  /** It comes into view once. */
  lookedFor: MessageId | undefined;
  onEarlier: () => void;
  onRetry: () => void;
  onReply: (quote: Quote) => void;
}

export function Messages({ view, chat, lookedFor, onEarlier, onRetry, onReply }: MessagesProps) {
  const { t, i18n } = useTranslation('chat');
  const { messages, earlier } = view;
  const me = useMe();
  const people = usePeople();
  const now = useNow();
  const locale = localeOf(i18n.language);
  const { scroller, content, onScroll, atEnd, toEnd, goTo } = useStill(messages, () => {
    if (earlier.state === 'some') onEarlier();
  });
  useLookedFor(lookedFor, view, onEarlier, goTo);
  useSeen(chat, messages.at(-1)?.id, atEnd);
  const heard = useNewMessageWords(messages, me);
  const nameOf = (author: string | null) => (author === null ? t('message.somebody') : people.get(author).name);
  return (
    <div className={css.place}>
      <div
        ref={scroller}
        className={css.scroll}
        onScroll={onScroll}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the arrow keys scroll it
        tabIndex={0}
        role="log"
        aria-live="off"
        data-testid="messages"
      >
        <div ref={content} className={css.content}>
          <Earlier view={view} onEarlier={onEarlier} onRetry={onRetry} />
          {daysOf(messages).map((day) => (
            <section key={day.start} className={css.day} aria-label={dayWords(day.start, now, locale)}>
              <h3 className={css.dayName}>
                <span>{dayWords(day.start, now, locale)}</span>
              </h3>
              {day.runs.map((run) => (
                <MessageRun
                  key={run.messages[0]?.id}
                  run={run}
                  isOwn={run.author !== null && run.author === me}
                  nameOf={nameOf}
                  onReply={onReply}
                  onGoTo={goTo}
                />
              ))}
            </section>
          ))}
        </div>
      </div>
      {atEnd ? null : (
        <IconButton
          variant="quiet"
          className={css.toNewest ?? ''}
          label={t('conversation.toNewest')}
          placement="top"
          icon={<ArrowDown aria-hidden />}
          onPress={toEnd}
        />
      )}
      <p role="status" className="sr-only">
        {heard === null ? '' : t('message.heard', { name: nameOf(heard.author), text: heard.text })}
      </p>
    </div>
  );
}

function Earlier({ view: { earlier }, onEarlier, onRetry }: Pick<MessagesProps, 'view' | 'onEarlier' | 'onRetry'>) {
  const { t } = useTranslation('chat');
  if (earlier.state === 'none') return <p className={css.begins}>{t('conversation.begins')}</p>;
  if (earlier.state === 'failed') {
    return <ProblemNotice problem={earlier.problem} lead={t('conversation.earlierFailed')} onRetry={onRetry} />;
  }
  if (earlier.state === 'reading') {
    return (
      <div className={css.earlier} role="status" aria-label={t('conversation.reading')}>
        <Skeleton width="40%" height={20} />
      </div>
    );
  }
  return (
    <div className={css.earlier}>
      <Button variant="plain" size="small" onPress={onEarlier} data-testid="earlier">
        {t('conversation.earlier')}
      </Button>
    </div>
  );
}
