// A comment that was just written comes into view; what others write does not move the page.
import { type RefObject, useEffect, useRef } from 'react';

import type { ActivityView } from '@/api';

export function useOwnCommentInView(
  activities: readonly ActivityView[] | undefined,
): RefObject<HTMLOListElement | null> {
  const stream = useRef<HTMLOListElement>(null);
  const known = useRef<number>(undefined);
  useEffect(() => {
    if (!activities) return;
    const grew = known.current !== undefined && activities.length > known.current;
    known.current = activities.length;
    if (grew && activities.at(-1)?.waiting) stream.current?.lastElementChild?.scrollIntoView({ block: 'nearest' });
  }, [activities]);
  return stream;
}
