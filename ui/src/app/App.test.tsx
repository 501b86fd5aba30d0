// The page as a person meets it, on the fake Rust side: signing in, walking the projects, what is said when things fail.
import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';

import type { Storage } from '@/api';
import { account, problem } from '@/api/fake';

import { openApp, signedOut, type Opened } from './testing';

let opened: Opened;
afterEach(() => opened.fake.uninstall());

async function open(...args: Parameters<typeof openApp>): Promise<Opened> {
  opened = await openApp(...args);
  return opened;
}

const title = () => screen.findByTestId('project-title');

describe('signing in', () => {
  it('asks whose token it is, and keeps it only after "Is this you?"', async () => {
    const { fake, user } = await open({ session: signedOut });
    await user.click(screen.getByTestId('welcome-token'));
    await user.paste('  Bearer abc\n123 ');
    await user.click(screen.getByTestId('welcome-continue'));

    expect((await screen.findByTestId('welcome-name')).textContent).toBe('Elif Işık');
    expect(screen.getByTestId('welcome-organization').textContent).toBe('Çınar Mimarlık');
    expect(fake.calls('check_token')).toEqual([{ token: 'abc123', server: null }]);
    expect(fake.calls('keep_token')).toEqual([]);

    await user.click(screen.getByTestId('welcome-signin'));
    await screen.findByTestId('frame');
    expect(fake.calls('keep_token')).toEqual([{ untilClose: false }]);
  });

  it('says what to do about a token that Cubicl refuses, and keeps what was typed', async () => {
    const { user } = await open({ session: signedOut });
    await user.type(screen.getByTestId('welcome-token'), 'wrong{Enter}');
    const note = await screen.findByTestId('welcome-problem');
    expect(note.textContent).toContain("Cubicl doesn't accept this access token");
    expect(note.textContent).toContain('Make a new one on the Integrations page');
    expect(screen.getByTestId<HTMLTextAreaElement>('welcome-token').value).toBe('wrong');
  });

  it('does not ask Cubicl about nothing', async () => {
    const { fake, user } = await open({ session: signedOut });
    await user.click(screen.getByTestId('welcome-continue'));
    expect(await screen.findByText('Paste your access token first.')).toBeTruthy();
    expect(fake.calls('check_token')).toEqual([]);
  });

  it('opens the address field when the address is the trouble, and sends what is typed there', async () => {
    const { fake, user } = await open({ session: signedOut }, (fake) =>
      fake.fail('check_token', problem({ code: 'notCubicl', host: 'cubicl.io' })),
    );
    await user.type(screen.getByTestId('welcome-token'), 'abc{Enter}');
    const server = await screen.findByTestId('welcome-server');
    await waitFor(() => expect(server.closest('[hidden]')).toBeNull());
    await user.clear(server);
    await user.type(server, 'https://cubicl.firma.com');
    fake.fail('check_token', null);
    await user.click(screen.getByTestId('welcome-continue'));
    await screen.findByTestId('welcome-name');
    expect(fake.calls('check_token').at(-1)).toEqual({ token: 'abc', server: 'https://cubicl.firma.com' });
  });

  it('offers to stay until the app closes when there is no keychain, and says so afterwards', async () => {
    const { fake, user } = await open({ session: signedOut }, (fake) =>
      fake.fail('keep_token', problem({ code: 'keychain', state: 'missing' })),
    );
    await user.type(screen.getByTestId('welcome-token'), 'abc{Enter}');
    await user.click(await screen.findByTestId('welcome-signin'));
    const stay = await screen.findByTestId('welcome-until-close');
    fake.fail('keep_token', null);
    await user.click(stay);
    await screen.findByTestId('frame');
    expect(fake.calls('keep_token').at(-1)).toEqual({ untilClose: true });
    expect(screen.getByText('You are signed in until you close the app.')).toBeTruthy();
  });

  it('asks the keychain again when it was locked at the start', async () => {
    const locked = { ...signedOut, problem: problem({ code: 'keychain', state: 'silent' }, true) };
    const { fake, user } = await open({ session: locked });
    await user.click(within(screen.getByTestId('welcome-problem')).getByRole('button', { name: 'Try again' }));
    await screen.findByTestId('frame');
    expect(fake.calls('open_again')).toHaveLength(1);
  });

  it('opens the sample, marks it all the time, and leaves it without a question', async () => {
    const { fake, user } = await open({ session: signedOut });
    await user.click(screen.getByTestId('welcome-sample'));
    const mark = await screen.findByTestId('sample-mark');
    await user.click(within(mark).getByRole('button'));
    await screen.findByTestId('welcome');
    expect(fake.calls('sign_out')).toHaveLength(1);
  });

  it('speaks Turkish at once, everywhere', async () => {
    const { fake, user } = await open({ session: signedOut });
    await user.click(screen.getByTestId('language-tr'));
    expect(await screen.findByText('Erişim jetonu nasıl alınır?')).toBeTruthy();
    expect(document.documentElement.lang).toBe('tr');
    await waitFor(() => expect(fake.state.settings.language).toBe('tr'));
  });
});

describe('the frame', () => {
  it('goes straight to the last board, and remembers the next one', async () => {
    const { fake, user } = await open({ settings: { lastProject: 'p-office', openProjects: ['p-building'] } });
    expect((await title()).textContent).toBe('Bodrum Ofisi');
    await user.click(await screen.findByRole('row', { name: 'Web Sitesi Yenileme' }));
    await waitFor(async () => expect((await title()).textContent).toBe('Web Sitesi Yenileme'));
    await waitFor(() => expect(fake.state.settings.lastProject).toBe('p-web'));
    expect(fake.state.settings.recent?.slice(0, 2)).toEqual(['p-web', 'p-office']);
  });

  it('opens a project whatever characters its id has', async () => {
    const odd = 'a/b%20 ü:1?x#y';
    const { user } = await open({ settings: { lastProject: 'p-web', openProjects: ['p-building'] } }, (fake) => {
      for (const project of fake.state.projects) if (project.id === 'p-office') project.id = odd;
    });
    await user.click(await screen.findByRole('row', { name: 'Bodrum Ofisi' }));
    await waitFor(async () => expect((await title()).textContent).toBe('Bodrum Ofisi'));
  });

  it('unfolds the tree to where the open project is', async () => {
    await open({ settings: { lastProject: 'p-villa' } });
    expect(await screen.findByRole('row', { name: 'Çeşme Villaları' })).toBeTruthy();
  });

  it('shows only my projects when asked', async () => {
    const { user } = await open();
    expect(await screen.findByRole('row', { name: 'Cari Hesaplar' })).toBeTruthy();
    await user.click(screen.getByRole('switch', { name: 'Show My Projects' }));
    await waitFor(() => expect(screen.queryByRole('row', { name: 'Cari Hesaplar' })).toBeNull());
  });

  it('does not say that there are no projects before the list could be read', async () => {
    const { fake } = await open({}, ({ state }) => {
      state.projects = [];
      state.status = { ...state.status, asOf: null };
    });
    const nav = await screen.findByRole('navigation', { name: 'Projects' });
    expect(await within(nav).findByRole('status', { name: 'Loading' })).toBeTruthy();
    expect(within(nav).queryByText('No projects yet')).toBeNull();
    fake.state.projectsProblem = problem({ code: 'offline' });
    await act(() => fake.tell({ type: 'projectsChanged' }));
    expect(await within(nav).findByText('The projects could not be read.')).toBeTruthy();
    expect(within(nav).queryByText('No projects yet')).toBeNull();
  });

  it('finds a project by its Turkish letters', async () => {
    const { user } = await open();
    await title();
    await user.type(screen.getByTestId('project-search'), 'CESME');
    expect((await screen.findAllByTestId('project-link')).map((link) => link.dataset['projectId'])).toEqual([
      'p-villa',
    ]);
    await user.clear(screen.getByTestId('project-search'));
    await user.type(screen.getByTestId('project-search'), 'qqq');
    expect(await screen.findByText('No project is called “qqq”')).toBeTruthy();
  });

  it('puts a project among the favourites', async () => {
    const { fake, user } = await open({ settings: { lastProject: 'p-web' } });
    const star = await screen.findAllByRole('button', { name: 'Add Web Sitesi Yenileme to the favourites' });
    await user.click(star[0] as HTMLElement);
    expect(await screen.findByRole('heading', { name: 'Favourites' })).toBeTruthy();
    await waitFor(() => expect(fake.state.settings.favourites).toEqual(['p-web']));
  });

  it('takes Ctrl+F to the search in the board and n to a new task, but leaves letters to whoever types', async () => {
    const { user } = await open();
    await title();
    await user.keyboard('{Control>}f{/Control}');
    const search = screen.getByTestId<HTMLInputElement>('board-search');
    expect(document.activeElement).toBe(search);
    await user.keyboard('n/');
    expect(search.value).toBe('n/');
    expect(screen.queryByRole('dialog')).toBeNull();
    search.blur();
    await user.keyboard('n');
    expect(await screen.findByRole('dialog')).toBeTruthy();
  });

  it('asks for a new token over the screen and loses nothing', async () => {
    const { fake, user } = await open({
      session: { state: 'signedIn', account, kept: 'keychain', tokenRejected: true },
    });
    const dialog = await screen.findByTestId('token-rejected');
    expect(document.querySelector('[data-testid="project-title"]')).not.toBeNull();
    await user.type(within(dialog).getByTestId('welcome-token'), 'fresh{Enter}');
    await user.click(await screen.findByTestId('welcome-signin'));
    await waitFor(() => expect(screen.queryByTestId('token-rejected')).toBeNull());
    expect(fake.calls('check_token')).toEqual([{ token: 'fresh', server: account.server }]);
  });

  it('lets the new token wait, and offers it again from the status line', async () => {
    const { user } = await open(
      { session: { state: 'signedIn', account, kept: 'keychain', tokenRejected: true } },
      (fake) => (fake.state.status.connection = { state: 'tokenRejected' }),
    );
    await user.click(await screen.findByRole('button', { name: 'Later' }));
    await waitFor(() => expect(screen.queryByTestId('token-rejected')).toBeNull());
    await user.click(screen.getByTestId('status-line'));
    await user.click(await screen.findByRole('button', { name: 'Sign in again' }));
    expect(await screen.findByTestId('token-rejected')).toBeTruthy();
  });
});

describe('the line at the bottom', () => {
  it('follows what Rust announces', async () => {
    const { fake } = await open();
    await title();
    expect(screen.getByTestId('status-line').textContent).toContain('Updated');
    await act(() =>
      fake.tell({
        type: 'statusChanged',
        status: { ...fake.state.status, connection: { state: 'offline' }, waitingChanges: 2 },
      }),
    );
    await waitFor(() => expect(screen.getByTestId('status-line').textContent).toContain('Offline · 2 changes waiting'));
  });

  it('says what is wrong with the copy on this computer, and what is lost of it', async () => {
    const { fake, user } = await open();
    await title();
    const tell = (storage: Storage) =>
      act(() => fake.tell({ type: 'statusChanged', status: { ...fake.state.status, storage } }));
    await tell({ state: 'failing', problem: problem({ code: 'diskFull' }) });
    await waitFor(() => expect(screen.getByTestId('status-line').textContent).toContain('Not kept on this computer'));
    await user.click(screen.getByTestId('status-line'));
    expect((await screen.findByTestId('storage-note')).textContent).toContain("This computer's disk is full");
    await tell({ state: 'rebuilt', rescued: 2, complete: false });
    await waitFor(() =>
      expect(screen.getByTestId('storage-note').textContent).toContain('2 waiting changes were saved'),
    );
    expect(screen.getByTestId('storage-note').textContent).toContain('may be missing');
    await tell({ state: 'tooNew' });
    await waitFor(() => expect(screen.getByTestId('storage-note').textContent).toContain('newer version'));
    await tell({ state: 'kept' });
    await waitFor(() => expect(screen.queryByTestId('storage-note')).toBeNull());
  });

  it.each([
    ['a refused change', { state: { state: 'refused', problem: problem({ code: 'notPermitted' }), backTo: null } }],
    ['one that waits for long', { state: { state: 'waiting' }, trouble: problem({ code: 'notPermitted' }) }],
  ] as const)('shows %s with its reason and the own text, and lets it go', async (_, how) => {
    const { fake, user } = await open({}, ({ state }) => {
      state.status.refusedChanges = 1;
      const comment = { what: 'comment', text: 'My own words', trouble: null } as const;
      const task = { task: 'p-web-t1', taskName: 'Invoice', project: 'p-web', chat: null };
      state.changes = [{ id: 7, ...task, ...comment, ...how }];
    });
    await title();
    await user.click(screen.getByTestId('status-line'));
    const row = await screen.findByTestId('change-row');
    expect(row.textContent).toContain("You don't have permission for this");
    expect(row.textContent).toContain('My own words');
    expect(row.textContent?.includes('The app goes on trying')).toBe(how.state.state === 'waiting');
    await user.click(within(row).getByRole('button', { name: 'Discard comment: Comment, Invoice' }));
    await user.click(await screen.findByTestId('confirm'));
    await waitFor(() => expect(screen.queryByTestId('change-row')).toBeNull());
    expect(fake.calls('discard_change')).toEqual([{ change: 7 }]);
  });

  it('opens the task of a change on its own board, and where one is when that is not known', async () => {
    const { user } = await open({ settings: { lastProject: 'p-villa' } }, ({ state }) => {
      const change = { project: 'p-web', chat: null, what: 'name', state: { state: 'waiting' } } as const;
      const rest = { ...change, text: null, trouble: null };
      state.changes = [
        { ...rest, id: 7, task: 'p-web-t1', taskName: 'Invoice' },
        { ...rest, id: 8, task: 'nowhere', taskName: 'Lost' },
      ];
    });
    await title();
    const openFromList = async (name: string) => {
      await user.click(screen.getByTestId('status-line'));
      await user.click(await screen.findByRole('button', { name: `Open the task ${name}` }));
    };
    const openTask = async () => (await screen.findByTestId('task-panel')).dataset['taskId'];
    await openFromList('Invoice');
    await waitFor(async () => expect(await openTask()).toBe('p-web-t1'));
    await waitFor(async () => expect((await title()).textContent).toBe('Web Sitesi Yenileme'));
    await openFromList('Lost');
    await waitFor(async () => expect(await openTask()).toBe('nowhere'));
    expect((await title()).textContent).toBe('Web Sitesi Yenileme');
    // Where no board is, there is nothing to show it on.
    await user.click(screen.getByTestId('nav-chat'));
    await screen.findByTestId('chat-page');
    await openFromList('Lost');
    expect(await screen.findByText('This task is no longer here')).toBeTruthy();
  });

  it('shows changes of Files pages, tries refused ones again, and leads to where they happen', async () => {
    const { fake, user } = await open({ settings: { lastProject: 'p-villa' } }, ({ state }) => {
      Object.assign(state.status, { refusedChanges: 1, waitingChanges: 1 });
      const place = { owner: { kind: 'project', id: 'p-villa' }, directory: null } as const;
      const known = { place, ownerName: 'Çeşme Villaları' };
      const refused = { state: 'refused', problem: problem({ code: 'notPermitted' }) } as const;
      state.nodes.pending = [
        { ...known, change: 1, what: 'delete', name: null, count: 3, state: { state: 'waiting' } },
        { ...known, change: 2, what: 'makeDirectory', name: 'Yasak', count: 1, state: refused },
      ];
    });
    await title();
    await user.click(screen.getByTestId('status-line'));
    const [row, other] = await screen.findAllByTestId('node-change-row');
    expect(row?.textContent).toMatch(/^YasakNew folderÇeşme Villaları.*You don't have permission/);
    expect(other?.textContent).toBe('3 itemsDeletionWaiting to be sent · Çeşme Villaları');
    await user.click(screen.getByRole('button', { name: 'Try again: New folder, Yasak' }));
    expect(fake.calls('retry_node_change')).toEqual([{ change: 2 }]);
    await waitFor(() => expect(screen.queryByTestId('node-change-row')).toBeNull());
    fake.state.nodes.pending = [
      {
        change: 3,
        place: { owner: { kind: 'client', id: 'c-akdeniz' }, directory: 'd-cizim' },
        ownerName: 'Akdeniz Turizm A.Ş.',
        what: 'putFiles',
        name: 'Kesit.dwg',
        count: 1,
        state: { state: 'sending' },
      },
    ];
    await act(() => fake.tell({ type: 'nodesChanged', owner: { kind: 'client', id: 'c-akdeniz' } }));
    await user.click(await screen.findByTestId('node-change-open'));
    await waitFor(() => expect(screen.getByTestId('files-here').textContent).toBe('Çizimler'));
    expect(screen.getByTestId('client-name').textContent).toBe('Akdeniz Turizm A.Ş.');
    expect(screen.queryByTestId('status-panel')).toBeNull();
  });
});

describe('closing the window', () => {
  const asked = { lostChanges: 2, activeTransfers: 1, transfersGoOn: false };

  it('asks nothing when nothing is lost, and keeps what was typed last', async () => {
    const { fake, user } = await open();
    expect(fake.calls('drafts')).toHaveLength(1);
    await title();
    await user.click(await screen.findByTestId('create-task'));
    await user.type(await screen.findByTestId('create-name'), 'Son');
    await act(() => fake.askToClose({ lostChanges: 0, activeTransfers: 0, transfersGoOn: true }));
    await waitFor(() => expect(fake.calls('answer_close')).toEqual([{ close: true }]));
    expect(screen.queryByText('Close anyway')).toBeNull();
    expect(fake.state.drafts.get('create')).toContain('"name":"Son"');
  });

  it('says what would be lost, and stays when the person thinks better of it', async () => {
    const { fake, user } = await open();
    await act(() => fake.askToClose(asked));
    const dialog = await screen.findByRole('alertdialog');
    expect(dialog.textContent).toContain('2 changes have not reached Cubicl');
    expect(dialog.textContent).toContain('1 file is still on its way.');
    expect(dialog.textContent).toContain('They are lost if you close now.');
    await user.click(within(dialog).getByText('Keep open'));
    expect(fake.calls('answer_close')).toEqual([{ close: false }]);
  });

  it('says that a file goes on when it is stored', async () => {
    const { fake } = await open();
    await act(() => fake.askToClose({ lostChanges: 0, activeTransfers: 1, transfersGoOn: true }));
    const dialog = await screen.findByRole('alertdialog');
    expect(dialog.textContent).toContain('It goes on when you open Cubicl again.');
    expect(dialog.textContent).not.toContain('lost');
  });

  it('closes when the person says so', async () => {
    const { fake, user } = await open();
    await act(() => fake.askToClose(asked));
    await user.click(within(await screen.findByRole('alertdialog')).getByText('Close anyway'));
    expect(fake.calls('answer_close').at(-1)).toEqual({ close: true });
  });
});
