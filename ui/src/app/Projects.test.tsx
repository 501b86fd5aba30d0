// Where the open project is in the sidebar.
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';

import { openApp, type Opened } from './testing';

let opened: Opened;
afterEach(() => opened.fake.uninstall());

it('a project that is opened elsewhere comes into view in the tree, one that is pressed there moves nothing', async () => {
  const scrolled = vi.spyOn(Element.prototype, 'scrollIntoView');
  const rows = () =>
    scrolled.mock.contexts.flatMap((element) => {
      const { testid, projectId } = (element as HTMLElement).dataset;
      return testid === 'project-row' ? [projectId] : [];
    });
  opened = await openApp({ settings: { lastProject: 'p-web', recent: ['p-web', 'p-accounts'] } });
  const { user } = opened;
  await screen.findByRole('row', { name: 'Web Sitesi Yenileme' });
  expect(rows()).toEqual([]);

  await user.keyboard('{Control>}k{/Control}');
  fireEvent.change(await screen.findByTestId('palette-field'), { target: { value: 'bodrum' } });
  await screen.findByRole('option', { name: /Bodrum Ofisi/ });
  await user.keyboard('{Enter}');
  await waitFor(() => expect(rows()).toEqual(['p-office']));

  const recent = await screen.findByRole('heading', { name: 'Recent' });
  const links = within(recent.parentElement as HTMLElement).getAllByTestId('project-link');
  await user.click(links.find((link) => link.dataset['projectId'] === 'p-accounts') as HTMLElement);
  await waitFor(() => expect(screen.getByTestId('project-title').textContent).toBe('Cari Hesaplar'));
  await screen.findByRole('row', { name: 'Cari Hesaplar', current: 'page' });
  expect(rows()).toEqual(['p-office']);
});
