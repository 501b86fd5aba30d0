// The palette as a person meets it: typing, choosing by keys, and what it says when there is nothing.
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { problem } from '@/api/fake';
import { openApp, type Opened } from '@/app/testing';

let opened: Opened;
beforeEach(() => {
  // React Aria and what scrolls ask for them; jsdom lacks them.
  vi.stubGlobal('CSS', { escape: (text: string) => text.replaceAll(/["\\]/g, '\\$&') });
});
afterEach(() => opened.fake.uninstall());

async function open(...args: Parameters<typeof openApp>): Promise<Opened> {
  opened = await openApp(...args);
  await screen.findByTestId('project-title');
  await opened.user.keyboard('{Control>}k{/Control}');
  await screen.findByTestId('search-palette');
  return opened;
}

const field = () => screen.getByTestId<HTMLInputElement>('palette-field');
/** In one go. (user-event answers focus that moves among the lines with a change event in the middle of React's work.) */
const write = (text: string) => void fireEvent.change(field(), { target: { value: text } });

const focused = () => document.getElementById(field().getAttribute('aria-activedescendant') ?? '');

it('finds while somebody types, and opens the first hit on the board of its project', async () => {
  const { fake, user } = await open({ settings: { lastProject: 'p-web' } });
  const card = fake.state.cards.get('p-office')?.[0];
  if (!card) throw new Error('no card');
  expect(document.activeElement).toBe(field());
  write(card.name.toUpperCase());
  const hits = await screen.findAllByTestId('search-hit');
  const hit = hits[0];
  expect(hit?.textContent).toContain('Bodrum Ofisi');
  expect(hit?.querySelector('mark')?.textContent).toBe(card.name);
  await waitFor(() => expect(focused()).toBe(hit));
  await user.keyboard('{Enter}');
  await waitFor(() => expect(screen.queryByTestId('search-palette')).toBeNull());
  expect(await screen.findByTestId('task-panel')).toBeTruthy();
  expect(screen.getByTestId('project-title').textContent).toBe('Bodrum Ofisi');
  expect(fake.calls('task').at(-1)).toEqual({ task: card.id });
});

it('opens the first hit for whoever types and presses Enter in one go', async () => {
  const { fake, user } = await open({ settings: { lastProject: 'p-web' } });
  const card = fake.state.cards.get('p-office')?.[0];
  if (!card) throw new Error('no card');
  const answer = fake.hold('search');
  write(card.name);
  await user.keyboard('{Enter}');
  expect(screen.queryByTestId('search-palette')).not.toBeNull();
  answer();
  expect(await screen.findByTestId('task-panel')).toBeTruthy();
  expect(screen.queryByTestId('search-palette')).toBeNull();
  expect(fake.calls('task').at(-1)).toEqual({ task: card.id });
});

it('goes nowhere when what was typed on is something else', async () => {
  const { fake, user } = await open({ settings: { lastProject: 'p-web' } });
  const answer = fake.hold('search');
  write('a');
  await user.keyboard('{Enter}');
  write('ab');
  answer();
  await waitFor(() => expect(fake.calls('search').at(-1)).toMatchObject({ query: 'ab' }));
  await screen.findByTestId('search-palette');
});

it('walks over all kinds by arrows and goes to a project', async () => {
  const { fake, user } = await open({ settings: { lastProject: 'p-web' } });
  const { id, name } = fake.state.projects.find((project) => project.id === 'p-office') ?? { id: '', name: '' };
  write(name);
  const line = await screen.findByTestId('search-project');
  await waitFor(() => expect(focused()).not.toBeNull());
  for (let steps = 0; focused() !== line && steps < 30; steps += 1) await user.keyboard('{ArrowDown}');
  expect(focused()).toBe(line);
  await user.keyboard('{Enter}');
  await waitFor(() => expect(screen.getByTestId('project-title').textContent).toBe(name));
  expect(fake.calls('board').at(-1)).toMatchObject({ query: { project: id } });
});

it('closes by Esc with words in the field, gives the focus back, and begins anew', async () => {
  const { user } = await open();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByTestId('search-palette')).toBeNull());
  const button = screen.getByTestId('search-everything');
  await user.click(button);
  await screen.findByTestId('search-palette');
  write('xyz');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByTestId('search-palette')).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(button));
  await user.click(button);
  await screen.findByTestId('search-palette');
  expect(field().value).toBe('');
});

it('offers the projects of before, and says how old what it searches is', async () => {
  await open({ settings: { lastProject: 'p-web', recent: ['p-web', 'p-office'] } });
  const lines = await screen.findAllByTestId('search-project');
  expect(lines).toHaveLength(1);
  expect(screen.getByTestId('search-palette').textContent).toContain(
    'Searches what is on this computer. Cubicl last answered: ',
  );
  write('qqqq');
  expect(await screen.findByText('Nothing has “qqqq”')).toBeTruthy();
  expect(screen.getByText(/Boards, tasks, chats and Files pages come here when they are opened once/)).toBeTruthy();
  expect(screen.queryByTestId('search-project')).toBeNull();
});

it('shows comments with their author and files with their task', async () => {
  const { fake } = await open();
  const task = fake.state.cards.values().next().value?.[0];
  if (!task) throw new Error('no card');
  fake.state.activitiesOf(task.id);
  write('teklif');
  const palette = screen.getByTestId('search-palette');
  const comments = await within(palette).findByRole('group', { name: /Comments/ });
  expect(comments.textContent).toContain('İlk teklif geldi');
  expect(comments.textContent).toContain(`on ${task.name}`);
  const files = within(palette).getByRole('group', { name: /Files on tasks/ });
  expect(files.textContent).toContain('Teklif 1.pdf');
});

it('says how many hits there are, and that a search that fails can be tried again', async () => {
  const { fake, user } = await open({ tasks: 40 });
  write('a');
  expect(await screen.findByText(/^20 of \d+$/)).toBeTruthy();
  fake.fail('search', problem({ code: 'notStored' }, true));
  write('ab');
  const again = await screen.findByRole('button', { name: 'Try again' });
  fake.fail('search', null);
  await user.click(again);
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull());
});

it('opens a client, and says how it was found', async () => {
  const { user } = await open();
  write('ogut');
  const hit = await screen.findByTestId('search-hit');
  expect(hit.dataset['kind']).toBe('client');
  expect(hit.textContent).toContain('Akdeniz Turizm A.Ş.');
  expect(hit.querySelector('mark')?.textContent).toBe('Öğüt');
  await waitFor(() => expect(focused()).toBe(hit));
  await user.keyboard('{Enter}');
  expect(await screen.findByRole('heading', { name: 'Akdeniz Turizm A.Ş.' })).toBeTruthy();
});

it('opens a file of a Files page in its folder, with the keyboard at it', async () => {
  const { user } = await open();
  write('cephe');
  const hit = await screen.findByTestId('search-hit');
  expect(hit.textContent).toContain('Çizimler');
  await waitFor(() => expect(focused()).toBe(hit));
  await user.keyboard('{Enter}');
  await waitFor(() => expect(screen.getByTestId('files-here').textContent).toBe('Çizimler'));
  const row = (await screen.findAllByTestId('node')).find((each) => each.textContent.includes('Cephe.dwg'));
  await waitFor(() => expect(row?.getAttribute('aria-selected')).toBe('true'));
  await waitFor(() => expect(row?.contains(document.activeElement)).toBe(true));
});

it('opens a message in its chat', async () => {
  const { fake, user } = await open();
  write('katalog');
  const group = await screen.findByRole('group', { name: /Messages/ });
  expect(group.textContent).toContain('Zeynep Çağlar');
  const hit = within(group).getByTestId('search-hit');
  await waitFor(() => expect(focused()).toBe(hit));
  await user.keyboard('{Enter}');
  await screen.findByTestId('conversation');
  expect(fake.calls('show_chats').at(-1)).toMatchObject({ chat: { kind: 'thread', id: 'c-zeynep' } });
  const message = await waitFor(() => {
    const found = document.querySelector('[data-message="m-1"]');
    expect(found).toBe(document.activeElement);
    return found;
  });
  expect(message?.textContent).toContain('Katalog geldi.');
});
