import { describe, expect, it } from 'vitest';

import { safeHtml } from './safeHtml';

describe('safeHtml', () => {
  it('keeps formatting, lists and links', () => {
    const html = '<p>Merhaba <strong>dünya</strong></p><ul><li>bir</li></ul>';
    expect(safeHtml(html)).toBe(html);
    expect(safeHtml('<a href="https://cubicl.io">c</a>')).toContain('href="https://cubicl.io"');
  });

  it.each([
    ['scripts', '<script>alert(1)</script>x', 'x'],
    ['handlers', '<p onclick="alert(1)">x</p>', '<p>x</p>'],
    ['styles', '<p style="position:fixed" class="a" id="root">x</p>', '<p>x</p>'],
    ['remote pictures', 'x<img src="https://a.b/pixel.png">', 'x'],
    ['forms', '<form action="https://a.b"><input name="x"></form>', ''],
    ['frames', '<iframe src="https://a.b"></iframe>x', 'x'],
  ])('drops %s', (_what, html, left) => {
    expect(safeHtml(html)).toBe(left);
  });

  it('takes the target from links it does not know', () => {
    expect(safeHtml('<a href="javascript:alert(1)">x</a>')).not.toContain('href');
    expect(safeHtml('<a href="data:text/html,x">x</a>')).not.toContain('href');
  });
});
