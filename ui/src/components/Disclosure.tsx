// Something that is there for whoever wants it.
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, Disclosure as AriaDisclosure, DisclosurePanel } from 'react-aria-components';

import css from './Disclosure.module.css';

export interface DisclosureProps {
  title: string;
  defaultExpanded?: boolean;
  children: ReactNode;
}

export function Disclosure({ title, defaultExpanded = false, children }: DisclosureProps) {
  return (
    <AriaDisclosure defaultExpanded={defaultExpanded} className={css.disclosure}>
      <AriaButton slot="trigger" className={css.trigger}>
        <ChevronRight aria-hidden />
        {title}
      </AriaButton>
      <DisclosurePanel className={css.panel}>{children}</DisclosurePanel>
    </AriaDisclosure>
  );
}
