// Ctrl+V anywhere in the panel. A paste happens where the caret is, which need not be where the focus is, and WebKit
// pastes outside of text only when `beforepaste` is taken: both are heard on the document. Fields come first.
import { type RefObject, useEffect, useEffectEvent } from 'react';

export function usePanelPaste(panel: RefObject<HTMLElement | null>, onPaste: (event: ClipboardEvent) => void): void {
  const paste = useEffectEvent((event: ClipboardEvent) => {
    if (!event.defaultPrevented && concerns(panel.current, event)) onPaste(event);
  });
  useEffect(() => {
    const heard = (event: ClipboardEvent) => paste(event);
    const allow = (event: Event) => {
      if (!isField(event.target) && concerns(panel.current, event)) event.preventDefault();
    };
    document.addEventListener('paste', heard);
    document.addEventListener('beforepaste', allow);
    return () => {
      document.removeEventListener('paste', heard);
      document.removeEventListener('beforepaste', allow);
    };
  }, [panel]);
}

/** The person is in the panel, or nowhere else. */
function concerns(panel: HTMLElement | null, event: Event): boolean {
  if (!panel) return false;
  const { activeElement } = document;
  if (panel.contains(activeElement)) return true;
  return activeElement === document.body && !isField(event.target);
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea'));
}
