// Writes a message. Enter sends it; the draft belongs to the chat and outlives the app.
import { X } from 'lucide-react';
import { useRef } from 'react';

import type { ChatRef } from '@/api';
import { IconButton, useAskedToSend, useFocusHome, WritingActions, WritingBox, writingField } from '@/components';
import { AutoGrowTextArea } from '@/components/AutoGrowTextArea';
import { type DraftPlace, useCaret } from '@/features/drafts';
import { useLongText } from '@/features/files';
import { usePeople } from '@/features/people';
import { useTranslation } from '@/i18n';

import { useMessageDraft } from './useMessageDraft';

import css from './Composer.module.css';
import quote from './Quote.module.css';

export function Composer({ chat, place }: { chat: ChatRef; place: DraftPlace }) {
  const { t } = useTranslation('chat');
  const { draft, write, dontReply, send } = useMessageDraft(chat, place);
  const caret = useCaret<HTMLTextAreaElement>(place);
  const long = useLongText();
  const people = usePeople();
  const bar = useRef<HTMLDivElement>(null);
  useFocusHome(bar);
  const blank = draft.text.trim() === '';
  const { isAnswered, ask } = useAskedToSend(blank, send);
  const { replyTo } = draft;
  const answered = replyTo ? (replyTo.author === null ? t('message.somebody') : people.get(replyTo.author).name) : '';
  return (
    <div ref={bar} className={css.composer} data-bottom-bar>
      <div className={css.middle}>
        <WritingBox>
          {replyTo ? (
            <div className={css.replying}>
              <p>
                <span className={quote.name}>{t('composer.replying', { name: answered })}</span>
                <span className={quote.text}>{replyTo.text || t('message.onlyFiles')}</span>
              </p>
              <IconButton size="small" label={t('composer.noReply')} icon={<X aria-hidden />} onPress={dontReply} />
            </div>
          ) : null}
          <AutoGrowTextArea
            {...caret}
            className={writingField}
            aria-label={t('composer.label')}
            placeholder={t('composer.placeholder')}
            data-testid="message-box"
            value={draft.text}
            onPaste={(event) => long.paste(event.nativeEvent)}
            onChange={({ currentTarget: { value } }) => long.fits(draft.text, value) && write(value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape' && replyTo) {
                event.preventDefault();
                dontReply();
              }
              // Enter that ends a composition of letters belongs to the keyboard's own window.
              if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
              event.preventDefault();
              ask();
            }}
          />
          <WritingActions
            blank={blank}
            isAnswered={isAnswered}
            onSend={ask}
            words={{ send: t('composer.send'), hint: t('composer.hint'), nothing: t('composer.empty') }}
            data-testid="message-send"
          />
        </WritingBox>
      </div>
    </div>
  );
}
