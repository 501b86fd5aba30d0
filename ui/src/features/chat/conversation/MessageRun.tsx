// What one person wrote in one go: their name once, and each message below it.

import type { MessageId, Quote } from '@/api';
import { PersonAvatar } from '@/features/people';
import { localeOf, useTranslation } from '@/i18n';

import { type Run, timeWords } from '../model/days';
import { Message } from './Message';

import css from './Message.module.css';

export interface MessageRunProps {
  run: Run;
  isOwn: boolean;
  nameOf: (author: string | null) => string;
  onReply: (quote: Quote) => void;
  onGoTo: (message: MessageId) => void;
}

export function MessageRun({ run, isOwn, nameOf, onReply, onGoTo }: MessageRunProps) {
  const { t, i18n } = useTranslation('chat');
  const at = run.messages[0]?.at ?? null;
  return (
    <div className={css.run} data-own={isOwn || undefined}>
      {isOwn || run.author === null ? <span /> : <PersonAvatar id={run.author} size={28} silent />}
      <div className={css.said}>
        <p className={css.by}>
          <span className={css.author}>{isOwn ? t('message.you') : nameOf(run.author)}</span>
          {at === null ? null : <time className={css.when}>{timeWords(at, localeOf(i18n.language))}</time>}
        </p>
        {run.messages.map((message) => (
          <Message key={message.id} message={message} nameOf={nameOf} onReply={onReply} onGoTo={onGoTo} />
        ))}
      </div>
    </div>
  );
}
