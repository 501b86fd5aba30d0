import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';

import { clearToasts, ToastRegion } from '@/components';

import { fake, open } from './testing';

const LONG = 'uzun '.repeat(200_001 / 5 + 1);
const box = () => screen.getByTestId<HTMLTextAreaElement>('comment-box');
const pasteInto = (field: HTMLElement, text: string) => {
  const clipboardData = { files: [], items: [], types: ['text/plain'], getData: () => text };
  return fireEvent.paste(field, { clipboardData });
};

beforeEach(async () => {
  render(<ToastRegion />);
  await open();
  act(() => void fireEvent.change(box(), { target: { value: 'short' } }));
});
afterEach(() => act(clearToasts));

it('becomes a file of the comment when it is pasted', async () => {
  expect(pasteInto(box(), LONG)).toBe(false);
  const composer = box().closest<HTMLElement>('[data-bottom-bar]')!;
  await within(composer).findByText('Pasted text.txt');
  expect(fake.calls('paste_file')[0]).toMatchObject({ name: 'Pasted text.txt', base64: btoa(LONG) });
  expect(box().value).toBe('short');
  await screen.findByText('The text you pasted was added as a file');
});

it('is not taken by a field that it comes into otherwise', async () => {
  fireEvent.change(box(), { target: { value: LONG } });
  await screen.findByText('This text is too long to be written here');
  expect(box().value).toBe('short');
  expect(pasteInto(box(), 'as ever')).toBe(true);
});

it('has no room in a description, and is said there', async () => {
  fireEvent.click(screen.getByTestId('task-description-open'));
  const editor = await screen.findByTestId('task-description-edit');
  const before = editor.textContent;
  expect(pasteInto(editor, LONG)).toBe(false);
  await screen.findByText('This text is too long to be written here');
  expect(editor.textContent).toBe(before);
  expect(fake.calls('paste_file')).toEqual([]);
});
