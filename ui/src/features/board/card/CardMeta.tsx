// The one row below a card's name: what a person needs to choose what to do next.
import {
  ChevronDown,
  ChevronsDown,
  ChevronsUp,
  ChevronUp,
  CloudUpload,
  Headset,
  ListTree,
  Lock,
  type LucideIcon,
  Mail,
  Paperclip,
  Repeat,
  TriangleAlert,
  Upload,
  UserRound,
} from 'lucide-react';

import type { Card } from '@/api';
import { useTranslation } from '@/i18n';

import { hasMeta } from '../model/estimate';
import { CardPeople } from './CardPeople';
import { DeadlineMark } from './DeadlineMark';
import { Mark } from './Mark';
import { priorityName } from './priority';
import { StepsMark } from './StepsMark';
import type { DeadlineText } from './useDeadlineText';

import css from './Card.module.css';

const priorityIcons: Partial<Record<number, LucideIcon>> = {
  1: ChevronsDown,
  2: ChevronDown,
  4: ChevronUp,
  5: ChevronsUp,
};

export function CardMeta({ card, deadline }: { card: Card; deadline: DeadlineText | undefined }) {
  const { t } = useTranslation(['board', 'common']);
  if (!hasMeta(card)) return null;
  const PriorityIcon = priorityIcons[card.priority];
  return (
    <div className={css.meta}>
      <span className={css.marks}>
        {deadline ? <DeadlineMark deadline={deadline} /> : null}
        {PriorityIcon ? (
          <Mark
            icon={PriorityIcon}
            tone={card.priority === 5 ? 'late' : undefined}
            words={t('board:card.priority', { priority: t(`common:priority.${priorityName(card.priority)}`) })}
          />
        ) : null}
        {card.steps ? <StepsMark steps={card.steps} /> : null}
        {card.files > 0 ? (
          <Mark icon={Paperclip} words={t('board:card.files', { count: card.files })}>
            {card.files}
          </Mark>
        ) : null}
        {card.subtasks > 0 ? (
          <Mark icon={ListTree} words={t('board:card.subtasks', { count: card.subtasks })}>
            {card.subtasks}
          </Mark>
        ) : null}
        {card.private ? <Mark icon={Lock} words={t('board:card.private')} /> : null}
        {card.fromEmail ? <Mark icon={Mail} words={t('board:card.fromEmail')} /> : null}
        {card.support ? <Mark icon={Headset} words={t('board:card.support')} /> : null}
        {card.repeats ? <Mark icon={Repeat} words={t('board:card.repeats')} /> : null}
        {card.uploading > 0 ? (
          <Mark icon={Upload} tone="busy" words={t('board:card.uploading', { count: card.uploading })}>
            {card.uploading}
          </Mark>
        ) : null}
        {card.refused ? <Mark icon={TriangleAlert} tone="late" words={t('board:card.refused')} /> : null}
        {card.waiting ? <Mark icon={CloudUpload} tone="busy" words={t('board:card.waiting')} /> : null}
        {card.client === null ? null : (
          <Mark icon={UserRound} className={css.client} words={t('board:card.client', { client: card.client })}>
            <span>{card.client}</span>
          </Mark>
        )}
      </span>
      <CardPeople people={card.assignees} />
    </div>
  );
}
