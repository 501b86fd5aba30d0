// Keys that work anywhere on the screen. Letters are left to whoever is typing, and to open dialogs and menus.
import { useEffect, useEffectEvent } from 'react';

export interface Shortcut {
  key: string;
  /** With Ctrl (⌘ on a Mac); works while typing too, unless `whileTyping` is false. */
  ctrl?: boolean;
  /** Only with, or only without Shift; otherwise either. */
  shift?: boolean;
  whileTyping?: boolean;
  run: () => void;
}

export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey || event.repeat || isOverlaid()) return;
    const ctrl = event.ctrlKey || event.metaKey;
    const typing = isTyping(event.target);
    if (!ctrl && typing) return;
    const shortcut = shortcuts.find(
      (each) =>
        each.key === event.key.toLowerCase() &&
        Boolean(each.ctrl) === ctrl &&
        (each.shift ?? event.shiftKey) === event.shiftKey,
    );
    if (!shortcut || (typing && shortcut.whileTyping === false)) return;
    event.preventDefault();
    shortcut.run();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}

/** Boxes to tick take no letters. */
const TEXT = 'input:not([type=checkbox], [type=radio], [type=range], [type=button]), textarea, select';

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches(TEXT));
}

/** A dialog or menu is open: keys are its. Toasts call themselves dialogs too, and are not. */
function isOverlaid(): boolean {
  const overlays = document.querySelectorAll('[role="dialog"][data-rac], [role="alertdialog"], [role="menu"]');
  return [...overlays].some((overlay) => !overlay.closest('[data-react-aria-top-layer]'));
}
