// One chat in the list: who, the last line, when, and how much is unread.
import { Clock } from 'lucide-react';
import { ListBoxItem } from 'react-aria-components';

import type { ChatRow } from '@/api';
import { CountBadge } from '@/components';
import { usePeople } from '@/features/people';
import { localeOf, useTranslation } from '@/i18n';
import { useNow } from '@/lib/useNow';

import { ChatPicture } from '../ChatPicture';
import { shortWhen } from '../model/days';
import { useMe } from '../useChats';

import css from './ChatLine.module.css';

export function ChatLine({ id, row }: { id: string; row: ChatRow }) {
  const { t, i18n } = useTranslation('chat');
  const now = useNow();
  const words = useLastWords(row);
  const name = row.name || t('list.unnamed');
  const { last, unread } = row;
  return (
    <ListBoxItem
      id={id}
      textValue={name}
      className={css.chat}
      data-testid="chat-row"
      data-unread={unread > 0 || undefined}
    >
      <ChatPicture row={row} />
      <span className={css.about}>
        <span className={css.aboutHead}>
          <span className={css.name}>{name}</span>
          {last?.at ? <time className={css.when}>{shortWhen(last.at, now, localeOf(i18n.language))}</time> : null}
        </span>
        <span className={css.aboutLast}>
          {last?.waiting ? <Clock aria-label={t('message.waiting')} className={css.clock} /> : null}
          <span className={css.last}>{words}</span>
          {unread > 0 ? <Unread count={unread} /> : null}
        </span>
      </span>
    </ListBoxItem>
  );
}

function Unread({ count }: { count: number }) {
  const { t } = useTranslation('chat');
  const words = t('unread', { count });
  return <CountBadge count={count} words={words} title={words} data-testid="chat-unread" />;
}

function useLastWords({ last, kind, people }: ChatRow): string {
  const { t } = useTranslation('chat');
  const me = useMe();
  const known = usePeople();
  if (!last) return t('list.nothingSaid');
  const text = last.text || t('list.files', { count: last.files });
  if (last.author === me && me !== null) return t('list.you', { text });
  if (last.author === null || (kind === 'personal' && people.length < 2)) return text;
  return t('list.by', { name: known.get(last.author).name, text });
}
