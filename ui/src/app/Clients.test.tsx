// Clients as a person meets them: from the sidebar, from a task, by typing and by keys; and when they cannot be read.
import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { problem, type Fake } from '@/api/fake';

import { layOut, openApp, type Opened } from './testing';

let opened: Opened;
beforeEach(layOut);
afterEach(() => {
  vi.restoreAllMocks();
  opened.fake.uninstall();
});

async function open(arrange?: (fake: Fake) => void) {
  opened = await openApp({ settings: { lastProject: 'p-villa' } }, arrange);
  await screen.findByTestId('project-title');
  await opened.user.click(screen.getByTestId('nav-clients'));
  await screen.findByTestId('screen-title');
  return opened;
}

const names = async () => (await screen.findAllByTestId('client-row')).map((row) => row.textContent);

describe('the clients', () => {
  it('are listed, and the app hears that they are on the screen', async () => {
    const { fake } = await open();
    expect(await names()).toHaveLength(4);
    expect((await names()).at(-1)).toBe('Client without a name');
    expect(screen.getByText('4 clients')).toBeTruthy();
    expect(screen.getByTestId('nav-clients').getAttribute('aria-current')).toBe('page');
    expect(fake.calls('show_clients')).toHaveLength(1);
  });

  it('are searched while somebody types, and the search is cleared where nothing is found', async () => {
    const { user } = await open();
    await names();
    await user.type(screen.getByTestId('client-search'), 'sisli');
    await waitFor(async () => expect(await names()).toEqual(['Şişli Belediyesiimar@sisli.example']));
    expect(screen.getByText('1 client found')).toBeTruthy();
    await user.type(screen.getByTestId('client-search'), 'x');
    await screen.findByText(/No client matches “sislix”/);
    await user.click(screen.getByText('Clear the search'));
    await waitFor(async () => expect(await names()).toHaveLength(4));
  });

  it('are walked with the arrow keys, and Enter shows one with everything', async () => {
    const { user } = await open();
    const [first] = await screen.findAllByTestId('client-row');
    first?.focus();
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}{ArrowUp}{Enter}');
    const detail = await screen.findByTestId('client-detail');
    expect(screen.getByTestId('client-name').textContent).toBe('Akdeniz Turizm A.Ş.');
    for (const words of ['bilgi@akdeniz.example', 'Satın Alma Müdürü', 'Contact without a name', '30 gün', 'Gül Şahin'])
      expect(within(detail).getByText(words)).toBeTruthy();
    expect(detail.textContent).not.toContain('vergi');
  });

  it('are written to by the mail program', async () => {
    const { fake, user } = await open();
    await user.click((await screen.findAllByTestId('client-row'))[0] as HTMLElement);
    await user.click(await screen.findByRole('button', { name: 'Write to bilgi@akdeniz.example' }));
    expect(fake.calls('open_link')).toEqual([{ url: 'mailto:bilgi@akdeniz.example' }]);
  });

  it('lead to their tasks, and tasks to them', async () => {
    const { user } = await open();
    await user.click((await screen.findAllByTestId('client-row'))[0] as HTMLElement);
    await user.click(await screen.findByTestId('client-task'));
    await screen.findByTestId('task-panel');
    expect((await screen.findByTestId('project-title')).textContent).toBe('Çeşme Villaları');
    document.querySelector<HTMLElement>('[data-testid="card"][data-task-id="p-villa-t2"]')?.focus();
    await user.keyboard('{Enter}');
    await user.click(await screen.findByTestId('task-client'));
    expect((await screen.findByTestId('client-name')).textContent).toBe('Akdeniz Turizm A.Ş.');
  });

  it('leave the way open to a task that waits to be sent', async () => {
    const { user } = await open(({ state }) => {
      const task = { task: 'p-villa-t1', taskName: 'Kat planı', project: 'p-villa', chat: null };
      state.changes = [{ id: 1, ...task, what: 'name', state: { state: 'waiting' }, text: null, trouble: null }];
    });
    await user.click(screen.getByTestId('status-line'));
    await user.click(await screen.findByText('Kat planı'));
    expect((await screen.findByTestId('task-panel')).dataset['taskId']).toBe('p-villa-t1');
    expect((await screen.findByTestId('project-title')).textContent).toBe('Çeşme Villaları');
  });

  it('have their Files page, whose directory is in the address', async () => {
    const { fake, user } = await open();
    await user.click((await screen.findAllByTestId('client-row'))[0] as HTMLElement);
    await user.click(await screen.findByTestId('client-files'));
    const owner = { kind: 'client', id: 'c-akdeniz' };
    await user.dblClick(await screen.findByText('Çizimler'));
    await waitFor(() => expect(screen.getByTestId('files-here').textContent).toBe('Çizimler'));
    expect(fake.calls('show_files').at(-1)).toEqual({ place: { owner, directory: 'd-cizim' } });
    // Who searches the list keeps what is open beside it.
    await user.type(screen.getByTestId('client-search'), 'sisli');
    await waitFor(async () => expect(await names()).toHaveLength(1));
    expect(screen.getByTestId('files-here').textContent).toBe('Çizimler');
    await user.clear(screen.getByTestId('client-search'));
    await user.click(screen.getByTestId('files-up'));
    await waitFor(() => expect(screen.getByTestId('files-here').textContent).toBe('Files'));
    await user.click(screen.getByTestId('client-overview'));
    expect(await screen.findAllByTestId('client-contact')).toHaveLength(2);
    await waitFor(() => expect(fake.calls('show_files').at(-1)).toEqual({ place: null }));
    await user.click(await screen.findByTestId('client-files'));
    await screen.findByTestId('files-page');
    await user.click((await screen.findAllByTestId('client-row'))[1] as HTMLElement);
    await waitFor(() => expect(screen.getByTestId('client-name').textContent).toBe('Şişli Belediyesi'));
    expect(screen.queryByTestId('files-page')).toBeNull();
  });

  it('say whom to ask when their files are not shown', async () => {
    const { user } = await open(({ state }) => {
      state.nodes.rows = [];
      state.nodes.freshness = { asOf: null, refreshing: false, problem: problem({ code: 'notPermitted' }) };
    });
    await user.click((await screen.findAllByTestId('client-row'))[0] as HTMLElement);
    await user.click(await screen.findByTestId('client-files'));
    expect(
      await screen.findByText(/Ask an admin of your organization for permission to view this client/),
    ).toBeTruthy();
  });

  it('take turns with the one that is chosen where there is no room for both', async () => {
    const media = window.matchMedia.bind(window);
    vi.spyOn(window, 'matchMedia').mockImplementation((query) =>
      Object.assign(media(query), { matches: query === '(max-width: 860px)' }),
    );
    const { user } = await open();
    await user.click((await screen.findAllByTestId('client-row'))[0] as HTMLElement);
    await screen.findByTestId('client-detail');
    expect(screen.queryByTestId('client-row')).toBeNull();
    expect(document.activeElement).toBe(screen.getByTestId('client-back'));
    await user.keyboard('{Enter}');
    expect(await names()).toHaveLength(4);
    await user.keyboard('{ArrowDown}{Enter}');
    await screen.findByTestId('client-detail');
    await user.keyboard('{Escape}');
    const [, second] = await screen.findAllByTestId('client-row');
    await waitFor(() => expect(document.activeElement).toBe(second));
    await user.click((await screen.findAllByTestId('client-row'))[0] as HTMLElement);
    await screen.findByTestId('client-detail');
    await user.type(screen.getByTestId('client-search'), 'sisli');
    await waitFor(async () => expect(await names()).toHaveLength(1));
    expect(screen.queryByTestId('client-detail')).toBeNull();
  });

  it('change on the screen when Rust says so', async () => {
    const { fake } = await open();
    await names();
    const added = { ...structuredClone(fake.state.clients[2]!), id: 'c-new', name: 'Yeni Müşteri' };
    fake.state.clients = [...fake.state.clients, added];
    await fake.tell({ type: 'clientsChanged' });
    expect(await screen.findByText('Yeni Müşteri')).toBeTruthy();
  });
});

describe('clients that cannot be read', () => {
  it('say how old they are without a connection, although nothing was asked', async () => {
    await open(({ state }) => {
      state.status.connection = { state: 'offline' };
      state.clientsFreshness.asOf = state.now - 7300;
    });
    expect((await screen.findByTestId('clients-freshness')).textContent).toContain('was last read: 2 hours ago');
  });

  const denied = problem({ code: 'notPermitted' });

  it('stay as they are known, with the reason', async () => {
    await open(({ state }) => {
      state.clientsFreshness.problem = denied;
      state.clientsFreshness.asOf = state.now - 3600;
    });
    expect(await names()).toHaveLength(4);
    expect(screen.getByTestId('clients-freshness').textContent).toContain('does not show you the clients any more');
  });

  it('are said to be out of reach when nothing is known', async () => {
    const { fake, user } = await open(({ state }) => {
      state.clients = [];
      state.clientsFreshness = { asOf: null, refreshing: false, problem: denied };
    });
    await screen.findByText('You may not see the clients');
    fake.state.clientsFreshness = { asOf: null, refreshing: false, problem: problem({ code: 'offline' }) };
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText('The clients are not on this computer yet');
    fake.state.clientsFreshness = { asOf: 1, refreshing: false, problem: null };
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('No clients yet')).toBeTruthy();
  });

  it('have the name that a task tells, and say when they are gone', async () => {
    const { fake, user } = await open();
    await user.click((await screen.findAllByTestId('client-row'))[1] as HTMLElement);
    await screen.findByTestId('client-detail');
    fake.state.clients = fake.state.clients.map((each) => (each.id === 'c-sisli' ? { ...each, listed: false } : each));
    await fake.tell({ type: 'clientsChanged' });
    await screen.findByText(/Only the name is known/);
    fake.state.clients = fake.state.clients.filter(({ id }) => id !== 'c-sisli');
    await fake.tell({ type: 'clientsChanged' });
    expect(await screen.findByText('This client is not in the list any more')).toBeTruthy();
  });
});
