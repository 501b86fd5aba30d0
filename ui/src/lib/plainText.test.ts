import { describe, expect, it } from 'vitest';

import { hasFormatting, isBlank, toPlainText, writtenBack } from './plainText';

describe('plain descriptions', () => {
  it('stay plain when nothing was formatted', () => {
    expect(writtenBack('<p>Birinci satır</p><p>İkinci &lt;satır&gt;</p>', true)).toBe('Birinci satır\nİkinci <satır>');
  });
  it('become HTML when formatting was added', () => {
    const html = '<p>Now <strong>bold</strong></p>';
    expect(writtenBack(html, true)).toBe(html);
  });
  it('leave a formatted description formatted', () => {
    expect(writtenBack('<p>Only words</p>', false)).toBe('<p>Only words</p>');
  });
  it('send an empty string for an emptied one', () => {
    expect(writtenBack('<p></p>', false)).toBe('');
    expect(writtenBack('<p>  </p><p></p>', true)).toBe('');
  });
});

describe('reading HTML', () => {
  it('keeps line breaks and empty lines', () => {
    expect(toPlainText('<p>a<br>b</p><p></p><p>c</p>')).toBe('a\nb\n\nc');
  });
  it('has a line for each item of a list', () => {
    expect(toPlainText('<p>a</p><ul><li>b</li><li><p>c</p><p>d</p><ol><li>e</li></ol></li></ul>')).toBe(
      'a\nb\nc\nd\ne',
    );
    expect(toPlainText('<blockquote><p>a</p><p>b</p></blockquote>')).toBe('a\nb');
  });
  it('knows lists and links as formatting, paragraphs not', () => {
    expect(hasFormatting('<ul><li>a</li></ul>')).toBe(true);
    expect(hasFormatting('<p>see <a href="https://a.b">here</a></p>')).toBe(true);
    expect(hasFormatting('<p>a</p><p>b<br>c</p>')).toBe(false);
  });
  it('never runs what it reads', () => {
    expect(isBlank('<img src=x onerror="globalThis.ran = true">')).toBe(false);
    expect(Reflect.get(globalThis, 'ran')).toBeUndefined();
  });
});
