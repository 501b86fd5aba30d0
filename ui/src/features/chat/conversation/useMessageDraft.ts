// The message being written in a chat: its words and what it answers, and sending it. What is not taken comes back.

import { type ChatRef, type ChatRow, client, problemOf, type Quote } from '@/api';
import { toast } from '@/components';
import { type DraftPlace, handOver, keepDraft, readDraft, useDraft } from '@/features/drafts';
import { useProblemSentence } from '@/features/problem';
import { useTranslation } from '@/i18n';

export interface MessageDraft {
  text: string;
  replyTo?: Quote | undefined;
}

/** The chat with a person has the same place before and after it is made. */
export function placeOf({ kind, people, chat }: ChatRow): DraftPlace {
  const [person] = people;
  return kind === 'personal' && person !== undefined ? `message:with-${person}` : `message:${chat.id}`;
}

export function useMessageDraft(chat: ChatRef, place: DraftPlace) {
  const { t } = useTranslation('chat');
  const sentence = useProblemSentence();
  const [kept] = useDraft<MessageDraft>(place);
  const draft: MessageDraft = { text: '', ...kept };

  const send = () => {
    const { text, replyTo } = { text: '', ...readDraft<MessageDraft>(place) };
    if (text.trim() === '') return;
    const say = async () => {
      try {
        await client.sendMessage(chat, text.trim(), replyTo?.id ?? null);
        return true;
      } catch (error) {
        toast({ title: t('composer.notKept'), text: sentence(problemOf(error)), tone: 'danger' });
        return false;
      }
    };
    void handOver<MessageDraft>(place, say, (sent, since) => ({
      ...sent,
      text: since?.text ? `${sent.text}\n${since.text}` : sent.text,
    }));
  };

  const keep = (next: MessageDraft) =>
    keepDraft<MessageDraft>(place, next.text === '' && !next.replyTo ? undefined : next);
  return {
    draft,
    write: (text: string) => keep({ ...readDraft<MessageDraft>(place), text }),
    dontReply: () => keep({ text: readDraft<MessageDraft>(place)?.text ?? '' }),
    send,
  };
}
