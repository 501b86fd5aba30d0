import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';

import type { PickedFile } from '@/api';
import { problem } from '@/api/fake';
import { openApp, type Opened } from '@/app/testing';

let opened: Opened;

/** The Files page of the first project. */
async function open(arrange?: (fake: Opened['fake']) => void): Promise<Opened> {
  opened = await openApp({}, arrange);
  await opened.user.click(await screen.findByTestId('view-files'));
  await screen.findByTestId('files-page');
  return opened;
}

afterEach(() => opened.fake.uninstall());

const rows = async () => (await screen.findAllByTestId('node')).map((row) => row.textContent);
const row = async (name: string) => {
  const found = (await screen.findAllByTestId('node')).find((each) => each.textContent.includes(name));
  if (!found) throw new Error(`no row ${name}`);
  return found;
};
const here = () => screen.getByTestId('files-here').textContent;

describe('walking through the folders', () => {
  it('lists folders and files with their sizes, beside the board', async () => {
    await open();
    expect(await rows()).toEqual([
      expect.stringContaining('Çizimler'),
      expect.stringContaining('Fotoğraflar'),
      expect.stringMatching(/Kat planı\.pdf.*482.kB/),
      expect.stringContaining('Keşif özeti.xlsx'),
    ]);
    expect(screen.getByTestId('view-files').getAttribute('aria-current')).toBe('page');
    expect(screen.getByTestId('view-board').getAttribute('aria-current')).toBeNull();
  });

  it('opens with Enter, goes up with Backspace, and keeps the place of the keyboard', async () => {
    const { user } = await open();
    await user.click(await row('Çizimler'));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(here()).toBe('Çizimler'));
    await row('Cephe.dwg');
    expect(opened.fake.calls('show_files').at(-1)).toMatchObject({ place: { directory: 'd-cizim' } });
    await waitFor(async () => expect((await row('Onaylananlar')).contains(document.activeElement)).toBe(true));
    await user.keyboard('{Backspace}');
    await waitFor(() => expect(here()).toBe('Files'));
    await waitFor(async () => expect((await row('Çizimler')).contains(document.activeElement)).toBe(true));
  });

  it('goes back by the path, and to the board by its tab', async () => {
    const { user } = await open();
    await user.dblClick(await row('Çizimler'));
    await user.dblClick(await row('Onaylananlar'));
    await waitFor(() => expect(here()).toBe('Onaylananlar'));
    expect(screen.getByText('No files here yet')).toBeTruthy();
    await user.keyboard('{Backspace}');
    await waitFor(() => expect(here()).toBe('Çizimler'));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(here()).toBe('Onaylananlar'));
    await user.click(screen.getAllByTestId('files-crumb')[0] as HTMLElement);
    await waitFor(() => expect(here()).toBe('Files'));
    await user.click(screen.getByTestId('view-board'));
    expect(await screen.findByTestId('board-search')).toBeTruthy();
    await waitFor(() => expect(opened.fake.calls('show_files').at(-1)).toEqual({ place: null }));
  });

  it('keeps the keyboard at the tab that was pressed', async () => {
    const { user } = await open();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('view-files')));
    screen.getByTestId('view-board').focus();
    await user.keyboard('{Enter}');
    await screen.findByTestId('board-search');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('view-board')));
  });

  it('opens a file with the system, and says that a folder is gone', async () => {
    const { user, fake } = await open();
    await user.dblClick(await row('Kat planı.pdf'));
    expect(fake.calls('open_file')).toEqual([{ file: 'f-n-plan', name: 'Kat planı.pdf' }]);
    await user.dblClick(await row('Çizimler'));
    await row('Cephe.dwg');
    fake.state.nodes.rows = fake.state.nodes.rows.filter(({ id }) => id !== 'd-cizim');
    const [project] = fake.calls('nodes');
    const { owner } = (project as { place: { owner: { kind: 'project'; id: string } } }).place;
    await act(() => fake.tell({ type: 'nodesChanged', owner }));
    expect(await screen.findByText('This folder is no longer there')).toBeTruthy();
    await user.click(screen.getByText('Show all files'));
    await waitFor(() => expect(here()).toBe('Files'));
  });
});

describe('folders', () => {
  it('are named where they stand; a name that is taken is said', async () => {
    const { user, fake } = await open();
    await user.click(screen.getByTestId('files-new-folder'));
    const name = await screen.findByTestId('folder-name');
    await user.clear(name);
    await user.type(name, 'Çizimler{Enter}');
    expect((await screen.findByRole('alert')).textContent).toBe('There is already a folder called Çizimler.');
    await user.clear(name);
    await user.type(name, 'Ruhsat{Enter}');
    expect(fake.calls('make_directory')).toMatchObject([{ name: 'Ruhsat', place: { directory: null } }]);
    expect(within(await row('Ruhsat')).getByLabelText('Not in Cubicl yet')).toBeTruthy();
    await waitFor(async () => expect((await row('Ruhsat')).contains(document.activeElement)).toBe(true));
  });

  it('keep their name in the field when they could not be made', async () => {
    const { user, fake } = await open();
    fake.fail('make_directory', problem({ code: 'notStored' }));
    await user.click(screen.getByTestId('files-new-folder'));
    await user.clear(await screen.findByTestId('folder-name'));
    await user.type(screen.getByTestId('folder-name'), 'Ruhsat{Enter}');
    await waitFor(() => expect(fake.calls('make_directory')).toHaveLength(1));
    const field = await screen.findByTestId<HTMLInputElement>('folder-name');
    expect(field.value).toBe('Ruhsat');
    await waitFor(() => expect(document.activeElement).toBe(field));
    fake.fail('make_directory', null);
    await user.keyboard('{Enter}');
    expect(within(await row('Ruhsat')).getByLabelText('Not in Cubicl yet')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Dismiss' }));
  });

  it('are made when the field is left with a name, and not with the one it came with', async () => {
    const { user, fake } = await open();
    await user.click(screen.getByTestId('files-new-folder'));
    await screen.findByTestId('folder-name');
    await user.click(screen.getByTestId('project-title'));
    await waitFor(() => expect(screen.queryByTestId('folder-name')).toBeNull());
    expect(fake.calls('make_directory')).toEqual([]);
    await user.click(screen.getByTestId('files-new-folder'));
    await user.clear(await screen.findByTestId('folder-name'));
    await user.type(screen.getByTestId('folder-name'), 'Ruhsat');
    await user.click(screen.getByTestId('project-title'));
    await waitFor(() => expect(fake.calls('make_directory')).toMatchObject([{ name: 'Ruhsat' }]));
  });

  it('keep a taken name in its field when it is left, with the reason', async () => {
    const { user, fake } = await open();
    await user.click(screen.getByTestId('files-new-folder'));
    const name = await screen.findByTestId('folder-name');
    await user.clear(name);
    await user.type(name, 'Çizimler');
    await user.click(screen.getByTestId('project-title'));
    expect((await screen.findByRole('alert')).textContent).toBe('There is already a folder called Çizimler.');
    expect(screen.getByTestId('folder-name')).toHaveProperty('value', 'Çizimler');
    expect(fake.calls('make_directory')).toEqual([]);
  });

  it('take the keyboard in an empty place, also when Cubicl gave the id before the row was drawn', async () => {
    const { user } = await open(({ state }) => {
      const { nodes } = state;
      nodes.rows = [];
      const make = nodes.make.bind(nodes);
      nodes.make = (place, name) => {
        const told = make(place, name);
        nodes.rows = nodes.rows.map((each) => ({ ...each, id: 'd-of-cubicl', waiting: false }));
        return told;
      };
    });
    await screen.findByText('No files here yet');
    await user.click(screen.getByTestId('files-new-folder'));
    const name = await screen.findByTestId('folder-name');
    await waitFor(() => expect(document.activeElement === name).toBe(true));
    await user.clear(name);
    await user.type(name, 'Ruhsat{Enter}');
    await waitFor(async () => expect((await row('Ruhsat')).contains(document.activeElement)).toBe(true));
  });

  it('are not made when another window comes in front', async () => {
    const { user, fake } = await open();
    await user.click(screen.getByTestId('files-new-folder'));
    const name = await screen.findByTestId('folder-name');
    await user.type(name, 'Ruh');
    fireEvent.blur(name);
    expect(fake.calls('make_directory')).toEqual([]);
    expect(screen.getByTestId('folder-name')).toBe(name);
  });

  it('are not made after Esc', async () => {
    const { user, fake } = await open();
    await user.click(screen.getByTestId('files-new-folder'));
    await user.type(await screen.findByTestId('folder-name'), 'Vazgeç{Escape}');
    await waitFor(() => expect(screen.queryByTestId('folder-name')).toBeNull());
    expect(fake.calls('make_directory')).toEqual([]);
    await waitFor(() => expect(document.activeElement === screen.getByTestId('files-page')).toBe(true));
  });
});

describe('deleting', () => {
  it('takes what is selected, and gives it back', async () => {
    const { user, fake } = await open();
    await user.click(await row('Fotoğraflar'));
    await user.keyboard('{Delete}');
    expect(fake.calls('delete_nodes')).toMatchObject([{ nodes: ['d-foto'] }]);
    const note = await screen.findByTestId('files-deleted');
    expect(note.textContent).toContain('Fotoğraflar is being deleted.');
    expect((await rows()).some((text) => text.includes('Fotoğraflar'))).toBe(false);
    await user.click(screen.getByTestId('files-undo'));
    await row('Fotoğraflar');
    expect(screen.queryByTestId('files-deleted')).toBeNull();
    await waitFor(() => expect(document.activeElement === screen.getByTestId('files-page')).toBe(true));
  });

  it('has an Undo for each of several', async () => {
    const { user, fake } = await open();
    for (const name of ['Fotoğraflar', 'Kat planı.pdf']) {
      await user.click(await row(name));
      await user.keyboard('{Delete}');
      await screen.findByText(`${name} is being deleted.`);
    }
    const [, first] = screen.getAllByTestId('files-undo');
    await user.click(first!);
    await row('Fotoğraflar');
    expect(fake.calls('keep_nodes')).toHaveLength(1);
    expect(screen.getByTestId('files-deleted').textContent).toContain('Kat planı.pdf');
  });

  it('means the row of the open menu, not what is selected, and stays in the folder', async () => {
    const { user, fake } = await open();
    await user.dblClick(await row('Çizimler'));
    await user.click(await row('Onaylananlar'));
    await user.click(within(await row('Cephe.dwg')).getByTestId('node-menu'));
    await screen.findByRole('menu');
    await user.keyboard('{Backspace}');
    expect(here()).toBe('Çizimler');
    await user.keyboard('{Delete}');
    expect(fake.calls('delete_nodes')).toMatchObject([{ nodes: ['n-cephe'] }]);
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
    expect((await rows()).some((text) => text.includes('Onaylananlar'))).toBe(true);
  });

  it('says what Cubicl refused, and tries it again', async () => {
    const { user, fake } = await open(({ state }) => {
      const refused = { change: 7, what: 'makeDirectory', name: 'Yasak', count: 1 } as const;
      state.nodes.refused = [{ ...refused, problem: problem({ code: 'notPermitted' }) }];
    });
    const note = await screen.findByTestId('files-refused');
    expect(note.textContent).toContain('The folder Yasak was not made.');
    await user.click(within(note).getByTestId('try-again'));
    expect(fake.calls('retry_node_change')).toEqual([{ change: 7 }]);
    await waitFor(() => expect(screen.queryByTestId('files-refused')).toBeNull());
  });

  it('asks before a refused folder is let go, which takes its files along', async () => {
    const { user, fake } = await open(({ state }) => {
      const refused = { change: 7, what: 'makeDirectory', name: 'Yasak', count: 1 } as const;
      state.nodes.refused = [{ ...refused, problem: problem({ code: 'notPermitted' }) }];
    });
    await user.click(await screen.findByTestId('let-go'));
    const confirm = await screen.findByTestId('confirm');
    expect(confirm.closest('[role=alertdialog]')?.textContent).toContain('The folder “Yasak” is not made');
    expect(fake.calls('discard_node_change')).toEqual([]);
    await user.click(confirm);
    await waitFor(() => expect(fake.calls('discard_node_change')).toEqual([{ change: 7 }]));
  });
});

describe('adding', () => {
  const file = (id: number): PickedFile => ({ id, name: `${id}.pdf`, size: 10, problem: null });

  it('asks before a folder, which keeps its structure, and puts it where it was dropped', async () => {
    const { user, fake } = await open();
    const onto = within(await row('Çizimler')).getByText('Çizimler');
    document.elementFromPoint = () => onto;
    await act(() => fake.drag({ phase: 'over', count: 1, x: 5, y: 5 }));
    expect(screen.getByTestId('drop-label').textContent).toBe('Add 1 item to Çizimler');
    const picked = { files: [file(1), file(2)], folders: ['Faturalar'], more: false };
    await act(() => fake.drag({ phase: 'dropping', drop: 1, x: 5, y: 5 }));
    await act(() => fake.drag({ phase: 'dropped', drop: 1, picked }));
    const asked = await screen.findByTestId('add-files-dialog');
    expect(asked.textContent).toContain('Add the folder Faturalar with 2 files?');
    expect(asked.textContent).toContain('Folders stay as they are.');
    await user.click(screen.getByTestId('add-files-confirm'));
    await waitFor(() =>
      expect(fake.calls('add_to_directory')).toMatchObject([{ place: { directory: 'd-cizim' }, files: [1, 2] }]),
    );
  });

  it('shows files on their way in their folder, and nowhere else', async () => {
    const { user } = await open(({ state }) => {
      const place = { owner: { kind: 'project', id: state.projects[0]?.id ?? '' }, directory: 'd-cizim' } as const;
      const going = { direction: 'upload', size: 10, done: 5, speed: null, canPause: true, canRetry: false } as const;
      const whose = { task: null, taskName: null, place, placeName: 'Çizimler' };
      state.transfers = [{ ...going, ...whose, id: 1, name: 'Kesit.dwg', state: { state: 'attaching' } }];
    });
    const project = (opened.fake.calls('nodes')[0] as { place: { owner: { id: string } } }).place.owner.id;
    for (const transfer of opened.fake.state.transfers) {
      if (transfer.place) transfer.place.owner = { kind: 'project', id: project };
    }
    await act(() => opened.fake.tell({ type: 'transfersChanged', transfers: opened.fake.state.transfers }));
    await row('Çizimler');
    expect(screen.queryByTestId('files-uploads')).toBeNull();
    await user.dblClick(await row('Çizimler'));
    expect((await screen.findByTestId('files-uploads')).textContent).toContain('Being put into its folder');
  });

  it('tells an empty folder how, and says when nothing can be seen', async () => {
    const { user, fake } = await open(({ state }) => {
      state.nodes.rows = [];
    });
    expect(await screen.findByText('No files here yet')).toBeTruthy();
    await user.click(screen.getAllByTestId('files-add')[0] as HTMLElement);
    await waitFor(() => expect(fake.calls('add_to_directory')).toMatchObject([{ files: [1] }]));
    fake.state.nodes.freshness = { asOf: null, refreshing: false, problem: problem({ code: 'notPermitted' }) };
    const { owner } = (fake.calls('nodes')[0] as { place: { owner: { kind: 'project'; id: string } } }).place;
    await act(() => fake.tell({ type: 'nodesChanged', owner }));
    expect(await screen.findByText('You cannot see these files')).toBeTruthy();
  });
});
