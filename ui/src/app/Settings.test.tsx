// The settings as a person meets them: where they are, what works at once, and the check of the server.
import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';

import { problem } from '@/api/fake';

import { openApp, type Opened } from './testing';

let opened: Opened;
afterEach(() => opened.fake.uninstall());

async function openSettings(...args: Parameters<typeof openApp>): Promise<Opened> {
  opened = await openApp(...args);
  const { user } = opened;
  await user.click(screen.getByTestId('account-menu'));
  await user.click(await screen.findByTestId('open-settings'));
  await screen.findByTestId('settings');
  return opened;
}

async function openDiagnostics(...args: Parameters<typeof openApp>): Promise<Opened> {
  await openSettings(...args);
  await opened.user.click(screen.getByTestId('tab-diagnostics'));
  return opened;
}

describe('the settings', () => {
  it('say who is signed in and where the token is, and ask before signing out', async () => {
    const { fake, user } = await openSettings();
    const dialog = screen.getByTestId('settings');
    expect(dialog.textContent).toContain('Elif Işık');
    expect(dialog.textContent).toContain("Kept in this computer's keychain");
    await user.click(screen.getByTestId('settings-sign-out'));
    expect(await screen.findByRole('alertdialog')).toBeTruthy();
    await waitFor(() => expect(screen.queryByTestId('settings')).toBeNull());
    expect(fake.calls('sign_out')).toEqual([]);
  });

  it('change language and theme at once', async () => {
    const { fake, user } = await openSettings();
    await user.click(screen.getByTestId('tab-appearance'));
    await user.click(screen.getByTestId('theme-dark'));
    expect(document.documentElement.dataset['theme']).toBe('dark');
    await user.click(screen.getByTestId('language-tr'));
    expect(await screen.findByRole('heading', { name: 'Ayarlar' })).toBeTruthy();
    await waitFor(() => expect(fake.state.settings).toMatchObject({ language: 'tr', theme: 'dark' }));
  });

  it('make everything larger, by keys and in the settings', async () => {
    const { fake, user } = await openSettings();
    await user.keyboard('{Control>}+{/Control}');
    await waitFor(() => expect(fake.state.settings).toMatchObject({ zoom: 110 }));
    await user.click(screen.getByTestId('tab-appearance'));
    expect(screen.getByRole('radio', { name: '110%', checked: true })).toBeTruthy();
    await user.click(screen.getByTestId('zoom-150'));
    await waitFor(() => expect(fake.state.settings).toMatchObject({ zoom: 150 }));
    await user.keyboard('{Control>}0{/Control}');
    await waitFor(() => expect(fake.state.settings).toMatchObject({ zoom: 100 }));
  });

  it('can make the app read less', async () => {
    const { fake, user } = await openSettings();
    await user.click(screen.getByTestId('tab-network'));
    await user.click(screen.getByRole('switch', { name: 'Use less data' }));
    await waitFor(() => expect(fake.state.settings).toMatchObject({ useLessData: true }));
  });

  it('are walked with the arrow keys, and closed with Escape back to where they were opened', async () => {
    const { user } = await openSettings();
    await user.tab();
    const account = screen.getByTestId('tab-account');
    for (let steps = 0; document.activeElement !== account && steps < 5; steps += 1) await user.tab();
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}');
    expect(await screen.findByText('MIT')).toBeTruthy();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByTestId('settings')).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId('account-menu')));
  });
});

describe('diagnostics', () => {
  it('tell the facts, and open the folder of the log', async () => {
    const { fake, user } = await openDiagnostics();
    const dialog = screen.getByTestId('settings');
    expect(await screen.findByText('0.1.0, Linux')).toBeTruthy();
    expect(dialog.textContent).toContain('Without a graphics card: none was found');
    expect(dialog.textContent).toContain('/home/elif/.local/share/io.cubicl.desktop');
    await user.click(screen.getByTestId('open-log'));
    await waitFor(() => expect(fake.calls('open_log_folder')).toHaveLength(1));
  });

  it('ask the server only when told to, and tell every outcome in words, what differs first', async () => {
    const { fake, user } = await openDiagnostics();
    await screen.findByText('0.1.0, Linux');
    expect(fake.calls('check_server')).toEqual([]);
    expect(screen.queryByTestId('copy-report')).toBeNull();
    await user.click(screen.getByTestId('check-server'));
    const rows = within(await screen.findByTestId('findings')).getAllByTestId('finding');
    expect(rows).toHaveLength(26);
    expect(rows[0]?.textContent).toContain('Comments and activities');
    expect(rows[0]?.textContent).toContain('actor: string');
    expect(screen.getByText('1 answer differs from what is expected')).toBeTruthy();
    expect(screen.getByText('15 answers are as expected')).toBeTruthy();
    expect(screen.getByText('1 answer is as expected, as far as reading shows it')).toBeTruthy();
    expect(screen.getByText('The server refused it (403)')).toBeTruthy();
  });

  it('copy and save the report in Rust, and say so', async () => {
    const { fake, user } = await openDiagnostics();
    await user.click(await screen.findByTestId('check-server'));
    await user.click(await screen.findByTestId('copy-report'));
    await waitFor(() => expect(screen.getByTestId('check-status').textContent).toBe('The report is on the clipboard.'));
    expect(fake.calls('copy_report')).toEqual([{}]);
    await user.click(screen.getByTestId('save-report'));
    await waitFor(() => expect(fake.calls('save_report')).toEqual([{ title: 'Save the report' }]));
    await waitFor(() => expect(screen.getByTestId('check-status').textContent).toBe('The report is saved.'));
  });

  it('say what to do when the server cannot be asked, and keep what was found when the page is left', async () => {
    const { fake, user } = await openDiagnostics({}, (fake) =>
      fake.fail('check_server', problem({ code: 'offline' }, true)),
    );
    await user.click(await screen.findByTestId('check-server'));
    expect((await screen.findByRole('alert')).textContent).toContain('The server could not be checked.');
    fake.fail('check_server', null);
    await user.click(screen.getByTestId('check-server'));
    await screen.findByTestId('findings');
    await user.click(screen.getByTestId('tab-about'));
    await user.click(screen.getByTestId('tab-diagnostics'));
    expect(await screen.findByTestId('findings')).toBeTruthy();
    expect(fake.calls('check_server')).toHaveLength(2);
  });
});
