// What holds for every style sheet and no linter knows.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from 'vitest';

const sheets = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.css'))
  .map((path) => [path, readFileSync(join('src', path), 'utf8')] as const);

/** WebKit compares a container with pixels of the screen, which are two for each of the page at 200 %; rem grows with the page. */
it('asks for the size of a container in rem', () => {
  const asked = sheets.flatMap(([path, css]) =>
    (css.match(/@container[^{]*/g) ?? []).map((query) => `${path}: ${query}`),
  );
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter((query) => /\dpx/.test(query))).toEqual([]);
});

/** WebKit makes lengths inside of a drawing larger twice when the page is made larger; parts of the drawing are not. */
it('draws the lines of icons in parts of the icon', () => {
  const lengths = sheets.flatMap(([path, css]) =>
    (css.match(/stroke-width:[^;]*/g) ?? []).filter((rule) => !rule.includes('%')).map((rule) => `${path}: ${rule}`),
  );
  expect(lengths).toEqual([]);
});
