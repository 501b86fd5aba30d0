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
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { Card } from '@/api';

import { hasMeta } from '../model/estimate';
import { CardPeople } from './CardPeople';
import { DeadlineMark } from './DeadlineMark';
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
      {deadline ? <DeadlineMark deadline={deadline} /> : null}
      {PriorityIcon ? (
        <Mark
          icon={PriorityIcon}
          tone={card.priority === 5 ? 'late' : undefined}
          title={t('board:card.priority', { priority: t(`common:priority.${priorityName(card.priority)}`) })}
        />
      ) : null}
      {card.steps ? <StepsMark steps={card.steps} /> : null}
      {card.files > 0 ? (
        <Mark icon={Paperclip} title={t('board:card.files', { count: card.files })}>
          {card.files}
        </Mark>
      ) : null}
      {card.subtasks > 0 ? (
        <Mark icon={ListTree} title={t('board:card.subtasks', { count: card.subtasks })}>
          {card.subtasks}
        </Mark>
      ) : null}
      {card.private ? <Mark icon={Lock} title={t('board:card.private')} /> : null}
      {card.fromEmail ? <Mark icon={Mail} title={t('board:card.fromEmail')} /> : null}
      {card.support ? <Mark icon={Headset} title={t('board:card.support')} /> : null}
      {card.repeats ? <Mark icon={Repeat} title={t('board:card.repeats')} /> : null}
      {card.uploading > 0 ? (
        <Mark icon={Upload} tone="busy" title={t('board:card.uploading', { count: card.uploading })}>
          {card.uploading}
        </Mark>
      ) : null}
      {card.refused ? <Mark icon={TriangleAlert} tone="late" title={t('board:card.refused')} /> : null}
      {card.waiting ? <Mark icon={CloudUpload} tone="busy" title={t('board:card.waiting')} /> : null}
      {card.client === null ? null : (
        <Mark icon={UserRound} className={css.client} title={t('board:card.client', { client: card.client })}>
          <span className={css.clientName}>{card.client}</span>
        </Mark>
      )}
      <CardPeople people={card.assignees} />
    </div>
  );
}

interface MarkProps {
  icon: LucideIcon;
  title: string;
  tone?: 'late' | 'busy' | undefined;
  className?: string | undefined;
  children?: ReactNode;
}

function Mark({ icon: Icon, title, tone, className, children }: MarkProps) {
  return (
    <span className={`${css.mark} ${className ?? ''}`} data-tone={tone} title={title}>
      <Icon aria-hidden />
      {children}
    </span>
  );
}
