// One message: what it answers, its words and files, and what became of it when Cubicl does not have it.
import { Clock, RefreshCw, Reply } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';

import type { MessageId, MessageView, Quote } from '@/api';
import { IconButton } from '@/components';
import { FileList, FileTile } from '@/features/files';
import { RichText } from '@/features/task';
import { localeOf, useTranslation } from '@/i18n';
import { dateFormat } from '@/lib/formats';
import { toPlainText } from '@/lib/plainText';

import { RefusedMessage } from './RefusedMessage';

import css from './Message.module.css';
import quote from './Quote.module.css';

export interface MessageProps {
  message: MessageView;
  nameOf: (author: string | null) => string;
  onReply: (quote: Quote) => void;
  onGoTo: (message: MessageId) => void;
}

export function Message({ message, nameOf, onReply, onGoTo }: MessageProps) {
  const { t, i18n } = useTranslation(['chat', 'files']);
  const { id, author, at, html, files, replyTo, change } = message;
  const name = nameOf(author);
  const full = dateFormat(localeOf(i18n.language), { dateStyle: 'full', timeStyle: 'short' });
  return (
    <article
      className={css.message}
      tabIndex={-1}
      data-message={id}
      data-testid="message"
      data-state={change?.state.state}
      aria-label={at === null ? name : `${name}, ${full.format(at * 1000)}`}
      title={at === null ? undefined : full.format(at * 1000)}
    >
      <div className={css.bubble}>
        {replyTo ? (
          <AriaButton className={css.quote} onPress={() => onGoTo(replyTo.id)}>
            <span className="sr-only">{t('message.goTo')} </span>
            {replyTo.text === null ? (
              t('message.notHere')
            ) : (
              <>
                <span className={quote.name}>{nameOf(replyTo.author)}</span>
                <span className={quote.text}>{replyTo.text || t('message.onlyFiles')}</span>
              </>
            )}
          </AriaButton>
        ) : null}
        <RichText html={html} />
        {files.length > 0 ? (
          <FileList label={t('files:title')}>
            {files.map((file) => (
              <FileTile key={file.id} file={file} />
            ))}
          </FileList>
        ) : null}
      </div>
      {change === null ? (
        <IconButton
          size="small"
          className={css.reply ?? ''}
          label={t('message.replyTo', { name })}
          placement="top"
          icon={<Reply aria-hidden />}
          onPress={() => onReply({ id, author, text: toPlainText(html).trim() })}
          data-testid="reply"
        />
      ) : (
        <Way state={change.state.state} />
      )}
      {change ? <RefusedMessage change={change} /> : null}
    </article>
  );
}

function Way({ state }: { state: string }) {
  const { t } = useTranslation('chat');
  if (state !== 'waiting' && state !== 'sending') return null;
  return (
    <span className={css.way}>
      {state === 'sending' ? <RefreshCw aria-hidden /> : <Clock aria-hidden />}
      {t(`message.${state}`)}
    </span>
  );
}
