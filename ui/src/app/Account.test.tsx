// What comes and goes with the account: a token that is asked for again, signing out, and what is left of it.
import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';

import { account, type Fake, problem } from '@/api/fake';
import { toast } from '@/components';
import { forgetDrafts } from '@/features/drafts';

import { openApp, signedOut, type Opened } from './testing';

let opened: Opened;
afterEach(() => opened.fake.uninstall());

async function open(...args: Parameters<typeof openApp>): Promise<Opened> {
  opened = await openApp(...args);
  await screen.findByTestId('project-title');
  return opened;
}

const accepted = { state: 'signedIn', account, kept: 'keychain', tokenRejected: false } as const;
const rejected = { ...accepted, tokenRejected: true } as const;

describe('a token that is no longer accepted', () => {
  const reject = ({ fake }: Opened) =>
    act(async () => {
      fake.state.session = rejected;
      await fake.tell({ type: 'sessionChanged' });
    });
  const isGone = () => waitFor(() => expect(screen.queryByTestId('token-rejected')).toBeNull());

  it('is asked for anew the second time too, without the person of the first', async () => {
    const all = await open({ session: rejected });
    const { fake, user } = all;
    await user.type(await screen.findByTestId('welcome-token'), 'fresh{Enter}');
    await user.click(await screen.findByTestId('welcome-signin'));
    await isGone();
    await reject(all);
    const dialog = await screen.findByTestId('token-rejected');
    await user.type(within(dialog).getByTestId('welcome-token'), 'third{Enter}');
    await user.click(await screen.findByTestId('welcome-signin'));
    await isGone();
    expect(fake.calls('check_token').map(({ token }) => token)).toEqual(['fresh', 'third']);
  });

  it('forgets a checked token when the person lets it wait', async () => {
    const { user } = await open(
      { session: rejected },
      ({ state }) => (state.status.connection = { state: 'tokenRejected' }),
    );
    await user.type(await screen.findByTestId('welcome-token'), 'fresh{Enter}');
    await screen.findByTestId('welcome-name');
    await user.click(screen.getByRole('button', { name: 'Close' }));
    await isGone();
    await user.click(screen.getByTestId('status-line'));
    await user.click(await screen.findByRole('button', { name: 'Sign in again' }));
    expect(await screen.findByTestId('welcome-token')).toBeTruthy();
    expect(screen.queryByTestId('welcome-name')).toBeNull();
  });

  it('is asked for above what stood open, which is still there afterwards', async () => {
    const all = await open();
    await all.user.click(screen.getByTestId('status-line'));
    const panel = await screen.findByTestId('status-panel');
    await reject(all);
    const dialog = await screen.findByTestId('token-rejected');
    expect(panel.compareDocumentPosition(dialog) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    // The later of two on one level lies above.
    expect(panel.closest<HTMLElement>('[style*="z-index"]')?.style.zIndex).toBe('var(--z-float)');
    await waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true));
    await all.user.click(within(dialog).getByRole('button', { name: 'Later' }));
    await isGone();
    expect(screen.getByTestId('status-panel')).toBe(panel);
  });
});

describe('signing out', () => {
  it('signs out after a question that counts what would be lost, and forgets the account', async () => {
    const { fake, user } = await open({}, ({ state }) =>
      Object.assign(state.status, { waitingChanges: 2, activeTransfers: 1, pausedTransfers: 1 }),
    );
    await user.click(screen.getByTestId('account-menu'));
    await user.click(await screen.findByTestId('sign-out'));
    expect(await screen.findByText(/2 changes have not reached Cubicl/)).toBeTruthy();
    expect(screen.getByText(/2 files are still on their way/)).toBeTruthy();
    expect(fake.calls('sign_out')).toEqual([]);
    await user.click(screen.getByTestId('confirm'));
    await screen.findByTestId('welcome');
    expect(screen.queryByText('Elif Işık')).toBeNull();
  });

  it('says on the welcome screen what of the account is left, and tries again', async () => {
    const { fake, user } = await open({ settings: { favourites: ['p-web'] } }, ({ state }) => {
      state.leaves = problem({ code: 'notRemoved', token: 'denied', files: false }, true);
    });
    await user.click(screen.getByTestId('account-menu'));
    await user.click(await screen.findByTestId('sign-out'));
    await user.click(await screen.findByTestId('confirm'));
    const note = await screen.findByTestId('welcome-problem');
    expect(note.textContent).toContain('You are signed out, but your access token is still in the keychain');
    await user.click(screen.getByTestId('language-tr'));
    await waitFor(() => expect(fake.calls('save_settings').at(-1)).toMatchObject({ settings: { favourites: [] } }));
    const again = within(note).getByRole('button', { name: 'Yeniden dene' });
    fake.hold('open_again');
    await user.click(again);
    expect(fake.calls('open_again')).toHaveLength(1);
    expect(document.activeElement, 'it stays where it is while it is tried').toBe(again);
    fake.state.session = { state: 'signedOut', server: 'https://cubicl.io', problem: null };
    await act(() => fake.tell({ type: 'sessionChanged' }));
    await waitFor(() => expect(screen.queryByTestId('welcome-problem')).toBeNull());
    await waitFor(() => expect(document.activeElement).not.toBe(document.body));
    await user.tab();
    expect(document.activeElement).toBe(screen.getByTestId('welcome-token'));
  });
});

describe('the question before signing out', () => {
  const ask = async ({ user }: Opened) => {
    await user.click(screen.getByTestId('account-menu'));
    await user.click(await screen.findByTestId('sign-out'));
    return (await screen.findByTestId('confirm')).closest('[role=alertdialog]')?.textContent;
  };
  afterEach(forgetDrafts);

  it('counts texts that are being written and uploads that failed', async () => {
    const upload = {
      direction: 'upload',
      name: 'Plan.pdf',
      task: 'p-web-t1',
      taskName: 'Invoice',
      place: null,
    } as const;
    const rest = { size: 10, done: 0, speed: null, canPause: false, canRetry: true, placeName: null };
    const failed = { state: 'failed', problem: problem({ code: 'fileUnreadable', name: 'Plan.pdf' }) } as const;
    const all = await open({}, ({ state }) => {
      state.drafts.set('comment:p-web-t1', '{"value":{"text":"Yarım"}}');
      state.drafts.set('create', '{"value":{"name":"Yeni","description":""}}');
      // Nothing was written there.
      state.drafts.set('message:c-zeynep', '{"value":{"text":"","replyTo":{"id":"1"}}}');
      state.drafts.set('description:p-web-t1', '{"value":{"html":"<p>a</p>","from":"<p>a</p>","open":true}}');
      state.transfers = [
        { ...upload, ...rest, id: 1, state: failed },
        { ...upload, ...rest, id: 2, direction: 'download', state: failed },
      ];
    });
    const question = await ask(all);
    expect(question).toContain('2 texts you are writing have not been sent and would be lost.');
    expect(question).toContain('1 file that did not go up could not be tried again.');
  });

  it('names nothing when nothing would be lost', async () => {
    expect(await ask(await open())).toMatch(/^Sign out of Elif Işık\?The token is removed/);
  });
});

it('says that the projects are being read for the first time, over the shape of a board', async () => {
  const all: Fake['state']['projects'] = [];
  opened = await openApp({ session: signedOut }, ({ state }) => {
    all.push(...state.projects.splice(0));
    state.status = { ...state.status, asOf: null };
  });
  const { fake, user } = opened;
  await user.type(screen.getByTestId('welcome-token'), 'abc{Enter}');
  await user.click(await screen.findByTestId('welcome-signin'));
  expect((await screen.findByTestId('screen-title')).textContent).toBe('Reading your projects…');
  expect(screen.getByTestId('board-loading')).toBeTruthy();
  fake.state.projects = all;
  await act(() => fake.tell({ type: 'projectsChanged' }));
  expect(await screen.findByTestId('project-title')).toBeTruthy();
});

it('takes what was said to one account away before the next', async () => {
  const { fake, user } = await open();
  act(() => void toast({ tone: 'danger', title: 'Of Elif alone' }));
  expect(await screen.findByText('Of Elif alone')).toBeTruthy();
  await act(async () => {
    fake.state.session = signedOut;
    await fake.tell({ type: 'sessionChanged' });
  });
  await user.type(await screen.findByTestId('welcome-token'), 'abc{Enter}');
  await user.click(await screen.findByTestId('welcome-signin'));
  await screen.findByTestId('project-title');
  expect(screen.queryByText('Of Elif alone')).toBeNull();
});
