import { expect, it } from 'vitest';

import { zoomed } from './zoom';

it('goes from step to step, also from a size between them, and stops at the ends', () => {
  expect(zoomed(100, '+')).toBe(110);
  expect(zoomed(100, '=')).toBe(110);
  expect(zoomed(130, '+')).toBe(150);
  expect(zoomed(130, '-')).toBe(125);
  expect(zoomed(200, '+')).toBe(200);
  expect(zoomed(80, '-')).toBe(80);
  expect(zoomed(175, '0')).toBe(100);
});

it('leaves other keys alone', () => {
  expect(zoomed(100, 'k')).toBeUndefined();
});
