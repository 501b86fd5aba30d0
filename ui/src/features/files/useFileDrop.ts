// The one place that decides where files go that are dragged in from another program. Mounted once, with `DropLabel`.
import { useRef, useState } from 'react';

import { type FilesDragged, useFilesDragged } from '@/api';
import { toast } from '@/components';
import { useTranslation } from '@/i18n';

import { type DropTarget, dropTargetAt, giveToDraft, markOver } from './dropTarget';
import { useAddFiles } from './useAttachFiles';
import { useSendable } from './useSendable';

/** What hangs at the pointer while files are over the window. */
export interface Hovering {
  count: number;
  x: number;
  y: number;
  /** Null where nothing takes them. */
  onto: string | null;
}

export function useFileDrop(): Hovering | null {
  const { t } = useTranslation('files');
  const add = useAddFiles();
  const sendable = useSendable();
  const marked = useRef<HTMLElement | null>(null);
  // Where each drop was: until its files were looked at, the page may have moved on under that place.
  const dropped = useRef(new Map<number, DropTarget | null>());
  const [hovering, setHovering] = useState<Hovering | null>(null);

  const mark = (element: HTMLElement | null) => {
    markOver(marked.current, element);
    marked.current = element;
    document.documentElement.toggleAttribute('data-files-dragged', false);
  };

  useFilesDragged((drag: FilesDragged) => {
    if (drag.phase === 'left') {
      mark(null);
      setHovering(null);
      return;
    }
    if (drag.phase === 'over') {
      const target = dropTargetAt(drag.x, drag.y);
      mark(target?.element ?? null);
      // Cards and columns show that they take files.
      document.documentElement.toggleAttribute('data-files-dragged', true);
      setHovering({ count: drag.count, x: drag.x, y: drag.y, onto: target?.name ?? null });
      return;
    }
    if (drag.phase === 'dropping') {
      dropped.current.set(drag.drop, dropTargetAt(drag.x, drag.y));
      mark(null);
      setHovering(null);
      return;
    }
    const target = dropped.current.get(drag.drop);
    dropped.current.delete(drag.drop);
    if (drag.picked.files.length + drag.picked.folders.length === 0) return;
    if (!target || (target.kind === 'draft' && !target.element.isConnected)) {
      toast({ title: t('drop.nowhere') });
    } else if (target.kind === 'draft') {
      const good = sendable(drag.picked);
      if (good.length > 0) giveToDraft(target.element, good);
    } else {
      void add(target.kind === 'place' ? { place: target.place } : { task: target.task }, drag.picked);
    }
  });

  return hovering;
}
