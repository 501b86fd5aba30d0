// A card's deadline in the person's language.

import type { Card, StateKind } from '@/api';
import { localeOf, useTranslation } from '@/i18n';
import { useNowFor } from '@/lib/useNow';

import { deadlineWords, type DeadlineTone } from '../model/deadline';

export interface DeadlineText {
  readonly tone: DeadlineTone | 'done';
  readonly words: string;
  readonly full: string;
  /** "Due: tomorrow", for those who listen. */
  readonly spoken: string;
}

/** What is finished is never late. */
export function useDeadlineText(card: Card, kind: StateKind): DeadlineText | undefined {
  const { t, i18n } = useTranslation(['board', 'common']);
  const now = useNowFor(card.deadline);
  if (card.deadline === null) return undefined;
  const locale = localeOf(i18n.language);
  const done = kind === 'completed';
  const near = deadlineWords(card.deadline, now, locale);
  const words = !done && near.daysLate > 0 ? t('common:date.daysLate', { count: near.daysLate }) : near.words;
  return {
    tone: done ? 'done' : near.tone,
    words,
    full: t('board:card.deadline', { date: near.full }),
    spoken: t('board:card.due', { words }),
  };
}
