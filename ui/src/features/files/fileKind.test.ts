import { describe, expect, it } from 'vitest';

import { extension, fileKind } from './fileKind';

describe('fileKind', () => {
  it.each([
    ['Fatura.PDF', 'pdf'],
    ['bütçe 2026.xlsx', 'spreadsheet'],
    ['SCAN.TIF', 'image'],
    ['teklif.v2.docx', 'document'],
    ['README', 'other'],
    ['.gitignore', 'other'],
    ['ends with.', 'other'],
    [null, 'other'],
  ] as const)('%s is %s', (name, kind) => {
    expect(fileKind(name)).toBe(kind);
  });
  it('reads only the last ending', () => {
    expect(extension('backup.tar.gz')).toBe('gz');
  });
});
