import { describe, expect, it } from 'vitest';

import { clipboardFiles, pastedName, saysNothing } from './clipboard';

const picture = (name: string, type = 'image/png') => new File(['x'], name, { type });
const clipboard = (files: File[], types: string[]) => ({ files, types }) as unknown as DataTransfer;

describe('clipboardFiles', () => {
  it('takes a picture', () => {
    expect(clipboardFiles(clipboard([picture('image.png')], ['Files']))).toHaveLength(1);
  });
  it('leaves text alone that brings a picture of itself', () => {
    expect(clipboardFiles(clipboard([picture('image.png')], ['text/plain', 'text/html', 'Files']))).toEqual([]);
  });
  it('takes files copied in the file manager, which bring their names as text', () => {
    expect(clipboardFiles(clipboard([picture('a.pdf', 'application/pdf')], ['text/plain', 'Files']))).toHaveLength(1);
  });
  it('takes a picture that is only among the items', () => {
    const items = [{ getAsFile: () => null }, { getAsFile: () => picture('image.png') }];
    const data = { files: [], items, types: ['Files'] } as unknown as DataTransfer;
    expect(clipboardFiles(data)).toHaveLength(1);
  });
  it('has nothing without a clipboard', () => {
    expect(clipboardFiles(null)).toEqual([]);
  });
});

describe('saysNothing', () => {
  it('tells a hidden picture from words', () => {
    expect(saysNothing(clipboard([], []))).toBe(true);
    expect(saysNothing(clipboard([], ['text/plain']))).toBe(false);
    expect(saysNothing(null)).toBe(false);
  });
});

describe('pastedName', () => {
  it('names what the system calls image.png', () => {
    expect(pastedName(picture('image.png'), 'Ekran görüntüsü 23.11 14.05')).toBe('Ekran görüntüsü 23.11 14.05.png');
    expect(pastedName(picture('', 'image/jpeg'), 'S')).toBe('S.jpg');
    expect(pastedName(picture('image.svg', 'image/svg+xml'), 'S')).toBe('S.svg');
  });
  it('keeps a name of its own', () => {
    expect(pastedName(picture('rapor.pdf', 'application/pdf'), 'S')).toBe('rapor.pdf');
  });
});
