// Hears of files that were dropped on an element (features/files decides where a drop goes).
import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';

import type { PickedFile } from '@/api';
import { droppedFiles, FILES_DROPPED } from '@/features/files';

/** The ref of the element that takes them. */
export function useDroppedFiles(onFiles: (files: readonly PickedFile[]) => void): RefObject<HTMLDivElement | null> {
  const area = useRef<HTMLDivElement>(null);
  const take = useEffectEvent((event: Event) => {
    const files = droppedFiles(event);
    if (files.length > 0) onFiles(files);
  });
  useEffect(() => {
    const element = area.current;
    const listener = (event: Event) => take(event);
    element?.addEventListener(FILES_DROPPED, listener);
    return () => element?.removeEventListener(FILES_DROPPED, listener);
  }, []);
  return area;
}
