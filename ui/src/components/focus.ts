// Where the focus is, and where it goes when what had it is gone: to what that stood in. Keys such as Esc go on working.

/** As React Aria marks the region of the toasts. */
const TOASTS = '[data-react-aria-top-layer]';
/** What comes and goes over the page, and gives the focus back. */
export const FLOATING = `[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"], ${TOASTS}`;
const HOME = '[tabindex="-1"], [role="dialog"], [role="alertdialog"]';

/** What had the focus last, outside of everything that floats, and what it stood in, the nearest first. */
let ground: HTMLElement | undefined;
let homes: readonly HTMLElement[] = [];

document.addEventListener('focusin', ({ target }) => {
  if (!(target instanceof HTMLElement) || target.closest(FLOATING) !== null) return;
  ground = target;
  homes = [...homesOf(target)];
});

function* homesOf(element: HTMLElement): Generator<HTMLElement> {
  let home = homeOf(element);
  while (home) {
    yield home;
    home = homeOf(home);
  }
}

export function isAmongToasts(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(TOASTS) !== null;
}

export function homeOf(element: HTMLElement): HTMLElement | null {
  return element.parentElement?.closest<HTMLElement>(HOME) ?? null;
}

/** It has the focus, or will have it again when what floats over the page is closed. */
export function holdsFocus(thing: HTMLElement): boolean {
  return thing.contains(document.activeElement) || (ground !== undefined && thing.contains(ground));
}

export function focusGround(): void {
  const there = ground?.isConnected ? ground : homes.find(({ isConnected }) => isConnected);
  there?.focus({ preventScroll: true });
}

/** Once everybody had a turn: React Aria gives the focus back in the first frame. */
export function ifFocusIsLost(then: () => void): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) then();
    }),
  );
}
