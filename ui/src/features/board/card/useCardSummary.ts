// A card in one breath, for those who listen: its name first, then what the marks show.
import { useTranslation } from 'react-i18next';

import type { Card } from '@/api';
import { localeOf } from '@/i18n';

import { usePeople } from '../queries/usePeople';
import { priorityName } from './priority';
import type { DeadlineText } from './useDeadlineText';

export function useCardSummary(card: Card, deadline: DeadlineText | undefined): string {
  const { t, i18n } = useTranslation(['board', 'common']);
  const people = usePeople();
  const list = new Intl.ListFormat(localeOf(i18n.language), { type: 'unit' });
  const parts = [
    card.name,
    deadline && t('board:card.due', { words: deadline.words }),
    card.priority !== 3 && t('board:card.priority', { priority: t(`common:priority.${priorityName(card.priority)}`) }),
    card.steps && t('board:card.steps', { done: card.steps.done, total: card.steps.total }),
    card.files > 0 && t('board:card.files', { count: card.files }),
    card.subtasks > 0 && t('board:card.subtasks', { count: card.subtasks }),
    card.tags.length > 0 && t('board:card.tags', { tags: list.format(card.tags) }),
    card.client !== null && t('board:card.client', { client: card.client }),
    card.assignees.length > 0 &&
      t('board:card.people', {
        people: list.format(card.assignees.map((id) => people.get(id)?.name || t('common:unknownPerson'))),
      }),
    card.private && t('board:card.private'),
    card.fromEmail && t('board:card.fromEmail'),
    card.support && t('board:card.support'),
    card.repeats && t('board:card.repeats'),
    card.uploading > 0 && t('board:card.uploading', { count: card.uploading }),
    card.waiting && t('board:card.waiting'),
    card.refused && t('board:card.refused'),
  ];
  return parts.filter(Boolean).join('. ');
}
