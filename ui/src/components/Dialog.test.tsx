import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';

import { AlertDialog, toast, ToastRegion } from '.';

it('tells a question from words that come by themselves, which are an alertdialog too', async () => {
  render(
    <>
      <AlertDialog title="Discard?" isOpen onOpenChange={() => {}} confirm="Discard" onConfirm={() => {}}>
        <p>For good.</p>
      </AlertDialog>
      <ToastRegion />
    </>,
  );
  toast({ title: 'Deleted' });
  const words = await screen.findByText('Deleted');
  expect(words.closest('[role=alertdialog]')?.matches('[data-modal]')).toBe(false);
  expect(screen.getByText('For good.').closest('[role=alertdialog]')?.matches('[data-modal]')).toBe(true);
});
