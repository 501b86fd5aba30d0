// React Compiler skips what it does not understand without a word, and what hands something to a skipped component is
// drawn for nothing. So every skipped one is named here, with the reason.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { transform } from 'oxc-transform-react';
import { expect, it } from 'vitest';

const skipped = new Set([
  // The virtualiser changes behind the compiler's back.
  'features/board/column/CardList.tsx',
  'features/transfers/TransferList.tsx',
  'features/clients/list/ClientList.tsx',
]);

it('every component and hook is compiled, except for virtual lists', async () => {
  const folder = join(process.cwd(), 'src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file));
  const found = await Promise.all(
    files.map(async (file) => {
      const source = readFileSync(join(folder, file), 'utf8');
      const { errors } = await transform(file, source, { reactCompiler: { reportDiagnostics: true } });
      return errors.map(({ message }) => ({ file, message }));
    }),
  );
  const complaints = found.flat();
  expect(complaints.filter(({ file }) => !skipped.has(file))).toEqual([]);
  expect(new Set(complaints.map(({ file }) => file))).toEqual(skipped);
});
