// Keys that work anywhere on the screen. Letters are left to whoever is typing, and to open dialogs and menus.
import { useEffect, useEffectEvent } from 'react';

export interface Shortcut {
  key: string;
  /** With Ctrl (⌘ on a Mac); works while typing too. */
  ctrl?: boolean;
  run: () => void;
}

export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey || event.repeat || isOverlaid()) return;
    const ctrl = event.ctrlKey || event.metaKey;
    if (!ctrl && isTyping(event.target)) return;
    const shortcut = shortcuts.find((each) => each.key === event.key.toLowerCase() && Boolean(each.ctrl) === ctrl);
    if (!shortcut) return;
    event.preventDefault();
    shortcut.run();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}

/** A dialog or menu is open: keys are its. */
function isOverlaid(): boolean {
  return document.querySelector('[role="dialog"][data-rac], [role="alertdialog"], [role="menu"]') !== null;
}
