// What is said aloud: the newest message of somebody else, when it came in while the chat was open.
import { useState } from 'react';

import type { MessageId, MessageView, UserId } from '@/api';
import { toPlainText } from '@/lib/plainText';

interface Heard {
  author: UserId | null;
  text: string;
}

export function useNewMessageWords(messages: readonly MessageView[], me: UserId | null): Heard | null {
  const last = messages.findLast(({ change }) => change === null);
  const [known, setKnown] = useState<MessageId | undefined>(last?.id);
  const [heard, setHeard] = useState<Heard | null>(null);
  if (last && last.id !== known) {
    setKnown(last.id);
    if (last.author !== me) setHeard({ author: last.author, text: toPlainText(last.html) });
  }
  return heard;
}
