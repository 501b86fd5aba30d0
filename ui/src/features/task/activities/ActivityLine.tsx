// One line of history: created, moved, changed.

import type { ActivityView, StateView } from '@/api';
import { usePeople } from '@/features/people';
import { useTranslation } from '@/i18n';
import { useStateTitle } from '@/i18n/useStateTitle';

import { StateDot } from '../header/StateDot';
import { When } from './When';

import css from './Activities.module.css';

export interface ActivityLineProps {
  activity: ActivityView;
  states: readonly StateView[];
  now: number;
}

export function ActivityLine({ activity, states, now }: ActivityLineProps) {
  const { t } = useTranslation('task');
  const people = usePeople();
  const stateName = useStateTitle();
  const { kind, author, at } = activity;
  const who = author === null ? t('activities.somebody') : people.get(author).name;
  const to = kind.kind === 'stateChanged' ? kind.to : null;
  const words = () => {
    if (kind.kind === 'created') return t('activities.created', { who });
    if (kind.kind === 'stateChanged') {
      return to === null
        ? t('activities.stateChangedOnly', { who })
        : t('activities.stateChanged', { who, to: stateName(to) });
    }
    // A8: Cubicl's word for other kinds is not documented, so it is not shown as if it were a sentence.
    return t('activities.otherPlain', { who });
  };
  return (
    <li className={css.history} data-testid="activity" data-kind={kind.kind}>
      <span className={css.marker}>
        {to === null ? (
          <span className={css.bullet} />
        ) : (
          <StateDot color={states.find((state) => state.name === to)?.color} />
        )}
      </span>
      <p>
        {words()} · <When at={at} now={now} />
      </p>
    </li>
  );
}
