// Writes a message. Enter sends it; the draft belongs to the chat and outlives the app.
import { SendHorizontal, X } from 'lucide-react';
import { useState } from 'react';

import type { ChatRef } from '@/api';
import { Button, IconButton } from '@/components';
import { AutoGrowTextArea } from '@/components/AutoGrowTextArea';
import { type DraftPlace, useCaret } from '@/features/drafts';
import { usePeople } from '@/features/people';
import { useTranslation } from '@/i18n';

import { useMessageDraft } from './useMessageDraft';

import css from '../Chat.module.css';

export function Composer({ chat, place }: { chat: ChatRef; place: DraftPlace }) {
  const { t } = useTranslation('chat');
  const { draft, write, dontReply, send } = useMessageDraft(chat, place);
  const caret = useCaret<HTMLTextAreaElement>(place);
  const people = usePeople();
  // Pressing Send with nothing to send is answered in words, not with a dead button.
  const [asked, setAsked] = useState(false);
  const blank = draft.text.trim() === '';
  const { replyTo } = draft;
  const answered = replyTo ? (replyTo.author === null ? t('message.somebody') : people.get(replyTo.author).name) : '';
  return (
    <div className={css.composer} data-bottom-bar>
      <div className={css.box}>
        {replyTo ? (
          <div className={css.replying}>
            <p>
              <span className={css.quoteName}>{t('composer.replying', { name: answered })}</span>
              <span className={css.quoteText}>{replyTo.text || t('message.onlyFiles')}</span>
            </p>
            <IconButton size="small" label={t('composer.noReply')} icon={<X aria-hidden />} onPress={dontReply} />
          </div>
        ) : null}
        <AutoGrowTextArea
          {...caret}
          className={css.field}
          aria-label={t('composer.label')}
          placeholder={t('composer.placeholder')}
          data-testid="message-box"
          value={draft.text}
          onChange={(event) => write(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && replyTo) {
              event.preventDefault();
              dontReply();
            }
            // Enter that ends a composition of letters belongs to the keyboard's own window.
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            setAsked(blank);
            send();
          }}
        />
        <div className={css.actions}>
          <span className={css.hint} role="status">
            {blank && asked ? t('composer.empty') : t('composer.hint')}
          </span>
          <Button
            size="small"
            variant={blank ? 'quiet' : 'primary'}
            icon={<SendHorizontal aria-hidden />}
            onPress={() => {
              setAsked(blank);
              send();
            }}
            data-testid="message-send"
          >
            {t('composer.send')}
          </Button>
        </div>
      </div>
    </div>
  );
}
