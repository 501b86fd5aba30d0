// The row of a project that was opened elsewhere, from a search for instance, comes into view among the others. What was pressed
// here stays under the pointer, and a start draws the list from its top, as the picture before it does.
import { type RefObject, useEffect, useRef } from 'react';

import type { ProjectId } from '@/api';
import { onceThere } from '@/lib/onceThere';

export function useCurrentInView(list: RefObject<HTMLElement | null>, current: ProjectId | null) {
  const seen = useRef(current);

  useEffect(() => {
    const home = list.current;
    if (!home || current === null || seen.current === current) return undefined;
    seen.current = current;
    // Its parents may have to be unfolded first.
    return onceThere(home, '[role="row"][data-current]', (row) => row.scrollIntoView({ block: 'nearest' }));
  }, [list, current]);

  return {
    pressed: (project: ProjectId) => {
      seen.current = project;
    },
  };
}
