import { render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { createQueryClient, listenToRust } from '@/api';
import { type Fake, installFake, problem } from '@/api/fake';

import { showLaunchPicture, useKeptLaunchPicture } from '.';
import { looksAsAtStart, pictureOf } from './picture';
import { show } from './show';

let fake: Fake;
let root: HTMLElement;
beforeEach(() => {
  fake = installFake();
  root = document.createElement('div');
  root.id = 'root';
  document.body.append(root);
  document.documentElement.lang = 'tr';
  document.documentElement.dataset['theme'] = 'dark';
});
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
  fake.uninstall();
});

/** The picture in front of the page. */
const shown = () => document.querySelector<HTMLElement>('body > [inert]');

describe('a picture', () => {
  it('looks as the page, and nothing in it acts or is found', () => {
    root.innerHTML = `<nav class="nav"><button id="a" tabindex="0" data-testid="star" title="Yıldız" data-tone="late"
      data-hovered="true">Üretim<span class="sr-only">seçili</span></button></nav>`;
    root.querySelector('button')?.style.setProperty('--hue', '120');
    const picture = document.createElement('template');
    picture.innerHTML = pictureOf(root);
    const button = picture.content.querySelector('button');
    expect(button?.getAttributeNames().toSorted()).toEqual(['data-style', 'data-tone']);
    expect(button?.getAttribute('data-style')).toBe('--hue: 120;');
    expect(button?.textContent).toBe('Üretim');
    expect(root.querySelector('#a'), 'the page itself stays').not.toBeNull();
  });

  it('comes back in its language, theme and styles, in front of the page', () => {
    root.innerHTML = '<p>Kart</p>';
    root.querySelector('p')?.style.setProperty('width', '40px');
    const html = pictureOf(root);
    document.documentElement.lang = 'en';
    document.documentElement.dataset['theme'] = 'system';
    const picture = show(html);
    expect(document.documentElement.lang).toBe('tr');
    expect(document.documentElement.dataset['theme']).toBe('dark');
    expect(shown()?.querySelector('p')?.style.width).toBe('40px');
    picture.remove();
    expect(shown()).toBeNull();
  });

  it('does not say "tomorrow" when that is today', () => {
    vi.useFakeTimers({ now: new Date('2026-11-26T18:00:00') });
    const html = pictureOf(root);
    const evening = show(html);
    expect(shown()?.dataset['anotherDay']).toBeUndefined();
    evening.remove();
    vi.setSystemTime(new Date('2026-11-27T08:00:00'));
    const morning = show(html);
    expect(shown()?.dataset['anotherDay']).toBe('');
    morning.remove();
  });

  it('gives what was pressed on to the page', () => {
    const pressed = vi.fn();
    root.innerHTML = '<button>Yeni</button>';
    root.querySelector('button')?.addEventListener('click', pressed);
    document.elementFromPoint = () => root.querySelector('button');
    const quick = show(pictureOf(root));
    root.querySelector('button')?.click();
    expect(pressed, 'not before the page is seen').not.toHaveBeenCalled();
    quick.remove();
    expect(pressed).toHaveBeenCalledOnce();
    show(pictureOf(root)).remove();
    expect(pressed).toHaveBeenCalledOnce();
  });

  it('is not waited for when there is none', async () => {
    await expect(showLaunchPicture()).resolves.toBeNull();
    fake.fail('launch_picture', problem({ code: 'signedOut' }));
    await expect(showLaunchPicture()).resolves.toBeNull();
    expect(shown()).toBeNull();
  });

  it('is asked for by its look, and there when that is answered', async () => {
    fake.state.launchPicture = pictureOf(root);
    const picture = await showLaunchPicture();
    expect(shown()).not.toBeNull();
    expect(fake.calls('launch_picture')[0]?.['look']).toContain(`${innerWidth} ${innerHeight}`);
    picture?.remove();
  });
});

describe('the page looks as at a start', () => {
  it.each([
    ['a dialog is open', '<div role="dialog"></div>'],
    ['something is written', '<textarea></textarea>'],
    ['a card is lifted', '<div data-dragged="true"></div>'],
    ['a filter is typed', '<input value="vida">'],
    ['the board is old', '<p data-testid="board-freshness">Çevrimdışı</p>'],
  ])('unless %s', (_, html) => {
    root.innerHTML = '<p>Kart</p><input type="checkbox" value="on"><input value="">';
    expect(looksAsAtStart(root)).toBe(true);
    root.insertAdjacentHTML('beforeend', html);
    expect(looksAsAtStart(root)).toBe(false);
  });
  it('unless it is scrolled', () => {
    root.innerHTML = '<div></div>';
    Object.defineProperty(root.firstElementChild, 'scrollTop', { value: 40 });
    expect(looksAsAtStart(root)).toBe(false);
  });
});

describe('keeping', () => {
  function Board({ board }: { board: string | null }) {
    useKeptLaunchPicture(board);
    return <p>Kart</p>;
  }
  const kept = () => fake.calls('keep_launch_picture');
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  const open = (board: string | null = 'p-web') => {
    vi.useFakeTimers();
    return render(<Board board={board} />, { container: root });
  };

  it('happens once the page has come to rest', async () => {
    await listenToRust(createQueryClient());
    open();
    await pass(2000);
    await fake.tell({ type: 'peopleChanged' });
    await pass(2900);
    expect(kept()).toEqual([]);
    await pass(200);
    expect(kept()).toHaveLength(1);
    expect(kept()[0]).toMatchObject({ drawing: 1, html: expect.stringContaining('Kart') as string });
  });
  it('does not happen while Rust has it', async () => {
    fake.state.launchPicture = '<div></div>';
    open();
    await pass(60_000);
    expect(kept()).toEqual([]);
  });
  it('happens for each board that is opened', async () => {
    const { rerender } = open();
    await pass(4000);
    fake.state.launchPicture = null;
    rerender(<Board board="p-office" />);
    await pass(4000);
    expect(kept()).toHaveLength(2);
  });
  it('waits until what is open is closed', async () => {
    open();
    document.body.insertAdjacentHTML('beforeend', '<div role="menu" id="menu"></div>');
    await pass(4000);
    expect(kept()).toEqual([]);
    document.getElementById('menu')?.remove();
    await pass(20_000);
    expect(kept()).toHaveLength(1);
  });
  it('does not happen on another screen', async () => {
    const { rerender } = open(null);
    await pass(60_000);
    rerender(<Board board="p-web" />);
    await pass(1000);
    rerender(<Board board={null} />);
    await pass(60_000);
    expect(fake.calls('wanted_launch_picture')).toEqual([]);
    expect(screen.getByText('Kart')).toBeTruthy();
  });
});
