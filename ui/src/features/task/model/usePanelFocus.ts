// The focus moves into the panel with each task and returns to where it came from when the panel closes.
import { type RefObject, useEffect, useRef } from 'react';

export function usePanelFocus(panel: RefObject<HTMLElement | null>, task: string): void {
  useEffect(() => {
    const opener = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    const element = panel.current;
    return () => {
      // Somebody who already went on elsewhere is left there.
      const lost =
        document.activeElement === null ||
        document.activeElement === document.body ||
        element?.contains(document.activeElement);
      if (!lost || !opener) return;
      const back = () => {
        if (document.activeElement === document.body && opener.isConnected) opener.focus();
      };
      requestAnimationFrame(back);
    };
  }, [panel]);

  const shown = useRef<string>(undefined);
  useEffect(() => {
    if (shown.current === task) return;
    shown.current = task;
    panel.current?.focus({ preventScroll: true });
  }, [panel, task]);
}
