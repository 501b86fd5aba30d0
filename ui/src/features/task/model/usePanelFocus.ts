// The focus moves into the panel with each task and returns to where it came from when the panel closes.
import { type RefObject, useEffect, useRef } from 'react';

export function usePanelFocus(panel: RefObject<HTMLElement | null>, task: string): void {
  const opener = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = panel.current;
    const from = document.activeElement;
    if (from instanceof HTMLElement && from !== document.body && !element?.contains(from)) opener.current = from;
    return () => {
      // Somebody who already went on elsewhere is left there.
      const now = document.activeElement;
      if (now !== null && now !== document.body && !element?.contains(now)) return;
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) comeBack(opener.current);
      });
    };
  }, [panel]);

  const shown = useRef<string>(undefined);
  useEffect(() => {
    if (shown.current === task) return;
    shown.current = task;
    panel.current?.focus({ preventScroll: true });
  }, [panel, task]);
}

/** To what opened the panel, or to what stands for the same task now: its card may have been drawn anew. */
function comeBack(opener: HTMLElement | null): void {
  if (opener?.isConnected) {
    opener.focus();
    return;
  }
  const task = opener?.dataset['taskId'];
  if (task !== undefined) document.querySelector<HTMLElement>(`[data-task-id="${CSS.escape(task)}"]`)?.focus();
}
