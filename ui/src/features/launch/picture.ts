// Makes a picture of the page: its HTML, without anything that acts.
import { today } from './look';

/** Says what an element is or how it acts. Styles depend on everything else. */
const ACTS = ['id', 'for', 'name', 'href', 'title', 'tabindex', 'data-testid', 'data-file-drop'];
/** Where the pointer and the focus were. */
const PASSING = ['data-hovered', 'data-pressed', 'data-focused', 'data-focus-visible', 'data-focus-visible-within'];

/** What `root` shows. The CSP refuses inline styles, so they have another name. */
export function pictureOf(root: Element): string {
  const copy = root.cloneNode(true) as Element;
  const originals = root.getElementsByTagName('*');
  const bottom = root.getBoundingClientRect().bottom;
  const unseen: Element[] = [...copy.querySelectorAll('.sr-only')];
  // In the order of the originals, so nothing is taken out before.
  [...copy.getElementsByTagName('*')].forEach((element, index) => {
    const original = originals[index];
    if (original?.matches('li[data-index]') && original.getBoundingClientRect().top > bottom) unseen.push(element);
    for (const name of [...ACTS, ...PASSING]) element.removeAttribute(name);
    const style = element.getAttribute('style');
    if (style === null) return;
    element.removeAttribute('style');
    element.setAttribute('data-style', style);
  });
  for (const element of unseen) element.remove();
  const picture = document.createElement('div');
  picture.lang = document.documentElement.lang;
  picture.dataset['theme'] = document.documentElement.dataset['theme'] ?? 'system';
  picture.dataset['day'] = today();
  picture.append(...copy.childNodes);
  return picture.outerHTML;
}

/** Nothing open, typed, lifted or scrolled. */
export function looksAsAtStart(root: Element): boolean {
  if (document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]')) return false;
  if (root.querySelector('textarea, [data-dragged], [data-testid="board-freshness"], [aria-busy="true"]')) return false;
  if ([...root.querySelectorAll('input')].some(({ type, value }) => type !== 'checkbox' && value !== '')) return false;
  return [...root.getElementsByTagName('*')].every(({ scrollTop, scrollLeft }) => scrollTop === 0 && scrollLeft === 0);
}
