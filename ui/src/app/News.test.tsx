// What others did, as a person meets it: in the sidebar, in the head of the board and in its list.
import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';

import type { NewsItem } from '@/api';

import { openApp, type Opened } from './testing';

let opened: Opened;
afterEach(() => opened.fake.uninstall());

const items = (now: number): NewsItem[] => [
  {
    task: 'p-villa-t0',
    name: 'Zemin etüdü',
    at: now - 9_000,
    by: 'u-gul',
    kinds: [
      { kind: 'moved', from: 'cb_waiting', to: 'cb_active' },
      { kind: 'commented', count: 2 },
    ],
  },
  {
    task: 'p-villa-t99',
    name: 'Eski teklif',
    at: now - 18_000,
    by: null,
    kinds: [{ kind: 'gone', why: { why: 'deleted' } }],
  },
];

async function open() {
  opened = await openApp({ settings: { lastProject: 'p-villa' } }, ({ state }) => {
    state.news.set('p-villa', items(state.now));
  });
  return opened;
}

describe('what others did', () => {
  it('is counted at the project and listed with who, what and when', async () => {
    const { user } = await open();
    const row = await screen.findByTestId('news-button');
    expect(screen.getByRole('button', { name: 'Changes · 2' })).toBe(row);
    const counts = await screen.findAllByTestId('news-count');
    expect(counts[0]?.textContent).toContain('Something new in 2 tasks');
    await user.click(row);
    const list = await screen.findByTestId('news-list');
    const [first, second] = within(list).getAllByTestId('news-item');
    expect(first?.textContent).toContain('Moved from Pending to Active');
    expect(first?.textContent).toContain('2 new comments');
    expect(first?.textContent).toContain('2 hours ago');
    expect(first?.textContent).not.toContain('Unknown person');
    expect(second?.textContent).toContain('Deleted');
  });

  it('opens the task of a line, and the app hears what is on the screen', async () => {
    const { fake, user } = await open();
    await user.click(await screen.findByTestId('news-button'));
    const [first] = await screen.findAllByTestId('news-item');
    await user.click(first as HTMLElement);
    const panel = await screen.findByTestId('task-panel');
    expect(panel.dataset['taskId']).toBe('p-villa-t0');
    await waitFor(() => expect(fake.calls('show').at(-1)).toEqual({ board: 'p-villa', task: 'p-villa-t0' }));
    await user.click(await screen.findByTestId('task-close'));
    await waitFor(() => expect(fake.calls('show').at(-1)).toEqual({ board: 'p-villa', task: null }));
  });

  it('is gone when all of it is marked as seen', async () => {
    const { fake, user } = await open();
    await user.click(await screen.findByTestId('news-button'));
    await user.click(await screen.findByTestId('news-seen'));
    expect(fake.calls('mark_seen')).toEqual([{ project: 'p-villa' }]);
    await waitFor(() => expect(screen.queryByTestId('news-button')).toBeNull());
    await waitFor(() => expect(screen.queryByTestId('news-count')).toBeNull());
    // The button went, and what it stood in has the focus.
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('main')));
  });
});

describe('a task that left its board while it was open', () => {
  const openTask = async (user: Opened['user']) => {
    await user.click(await screen.findByTestId('news-button'));
    const [first] = await screen.findAllByTestId('news-item');
    await user.click(first as HTMLElement);
    await screen.findByTestId('task-panel');
  };

  it('says who moved it where, and stays as it is', async () => {
    const { fake, user } = await open();
    await openTask(user);
    Object.assign(fake.state.task('p-villa-t0'), {
      project: 'p-web',
      departure: { why: 'moved', to: 'p-web' },
      departedBy: 'u-gul',
    });
    await fake.tell({ type: 'tasksChanged', project: 'p-web', tasks: ['p-villa-t0'] });
    const note = await screen.findByTestId('task-departure');
    expect(note.textContent).toMatch(/^Gül Şahin moved this task to the project .+/u);
    expect(screen.getByTestId('task-panel').textContent).toContain('Zemin');
  });

  it('says that it is out of sight', async () => {
    const { fake, user } = await open();
    await openTask(user);
    Object.assign(fake.state.task('p-villa-t0'), { gone: true, departure: { why: 'noAccess' } });
    await fake.tell({ type: 'tasksChanged', project: 'p-villa', tasks: ['p-villa-t0'] });
    expect(await screen.findByText('You no longer have access')).toBeTruthy();
  });
});
