// The state as a chip in its own colour: a menu of the project's states.
import { ChevronDown } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';

import type { StateView } from '@/api';
import { Menu, MenuItem } from '@/components';
import { useTranslation } from '@/i18n';
import { useStateTitle } from '@/i18n/useStateTitle';

import { StateDot } from './StateDot';

import css from './Header.module.css';

export interface StateMenuProps {
  state: string;
  states: readonly StateView[];
  testId?: string;
  onChange: (state: string) => void;
}

export function StateMenu({ state, states, testId = 'task-state', onChange }: StateMenuProps) {
  const { t } = useTranslation('task');
  const stateName = useStateTitle();
  const current = states.find((one) => one.name === state);
  return (
    <Menu
      aria-label={t('state.menu')}
      selectionMode="single"
      selectedKeys={[state]}
      onAction={(key) => {
        if (key !== state) onChange(String(key));
      }}
      trigger={
        <AriaButton
          className={css.state}
          aria-label={t('state.label', { state: stateName(state) })}
          data-testid={testId}
          data-state={state}
        >
          <StateDot color={current?.color} />
          <span className={css.stateName}>{stateName(state)}</span>
          <ChevronDown aria-hidden />
        </AriaButton>
      }
    >
      {states.map((one) => (
        <MenuItem key={one.name} id={one.name} icon={<StateDot color={one.color} />} data-testid={`state-${one.name}`}>
          {stateName(one.name)}
        </MenuItem>
      ))}
    </Menu>
  );
}
