// What was on the screen last is there again while the code that draws it is still being read. It is a picture: nothing in it acts,
// and it is shown only while this start will draw the same (Rust knows).
import { client } from '@/api';

import { look, today } from './look';

import css from './launch.module.css';

const PRESSES = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click'] as const;

/** The picture in front of the page. */
export interface LaunchPicture {
  remove: () => void;
}

/** Answers when it is on the screen, or when there is none. */
export async function showLaunchPicture(): Promise<LaunchPicture | null> {
  const html = await client.launchPicture(look()).catch(() => null);
  if (html === null) return null;
  const picture = show(html);
  await painted();
  performance.mark('launch picture');
  return picture;
}

/** Puts what `pictureOf` made in front of the page. */
export function show(html: string): LaunchPicture {
  const frame = document.createElement('div');
  frame.className = css.frame ?? '';
  frame.setAttribute('inert', '');
  frame.innerHTML = html;
  for (const element of frame.querySelectorAll<HTMLElement | SVGElement>('[data-style]'))
    element.style.cssText = element.dataset['style'] ?? '';
  const picture = frame.firstElementChild;
  if (picture instanceof HTMLElement) {
    document.documentElement.lang = picture.lang;
    document.documentElement.dataset['theme'] = picture.dataset['theme'] ?? 'system';
    if (picture.dataset['day'] !== today()) frame.dataset['anotherDay'] = '';
  }
  document.body.prepend(frame);

  // Somebody quick has pressed what they see: it is pressed when it is there, and not twice.
  let pressed: MouseEvent | undefined;
  const press = (event: MouseEvent) => {
    event.stopPropagation();
    event.preventDefault();
    if (event.type === 'click') pressed = event;
  };
  for (const type of PRESSES) window.addEventListener(type, press, { capture: true });
  return {
    remove: () => {
      for (const type of PRESSES) window.removeEventListener(type, press, { capture: true });
      frame.remove();
      if (!pressed) return;
      const there = document.elementFromPoint(pressed.clientX, pressed.clientY);
      there?.closest<HTMLElement>('button, a, [role="button"]')?.click();
    },
  };
}

function painted(): Promise<void> {
  return new Promise((resolve) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => resolve());
      port1.start();
      port2.postMessage(null);
    }),
  );
}
