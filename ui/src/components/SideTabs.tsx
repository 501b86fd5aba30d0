// A few pages of one thing: their names at the left, the chosen one at the right. Above it where there is no room.
import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';

import css from './SideTabs.module.css';

export interface SideTab {
  id: string;
  name: string;
  icon: ReactNode;
  content: ReactNode;
}

export interface SideTabsProps {
  'aria-label': string;
  tabs: readonly SideTab[];
  /** Above the page instead of beside it. */
  narrow?: boolean;
}

export function SideTabs({ tabs, narrow = false, ...rest }: SideTabsProps) {
  return (
    <Tabs orientation={narrow ? 'horizontal' : 'vertical'} className={css.tabs}>
      <TabList aria-label={rest['aria-label']} className={css.list}>
        {tabs.map(({ id, name, icon }) => (
          <Tab key={id} id={id} className={css.tab} data-testid={`tab-${id}`}>
            {icon}
            <span>{name}</span>
          </Tab>
        ))}
      </TabList>
      {tabs.map(({ id, content }) => (
        <TabPanel key={id} id={id} className={css.panel}>
          {content}
        </TabPanel>
      ))}
    </Tabs>
  );
}
