// Between the editor's HTML and plain text. A description that was plain in Cubicl stays plain unless the person
// adds formatting (A25): other clients show it as it was written.

const FORMATTING =
  'strong, b, em, i, u, s, strike, a, ul, ol, blockquote, code, pre, h1, h2, h3, h4, h5, h6, hr, img, table';

/** Whether the HTML holds more than paragraphs and line breaks. */
export function hasFormatting(html: string): boolean {
  return parse(html).querySelector(FORMATTING) !== null;
}

/** What begins a line of its own, wherever it stands. */
const LINES = 'p, li, ul, ol, blockquote, pre, h1, h2, h3, h4, h5, h6, tr';

/** The words of the HTML; a line for each paragraph, each item of a list, and each `<br>`. */
export function toPlainText(html: string): string {
  const lines: string[] = [];
  for (const block of Array.from(parse(html).childNodes)) {
    if (block instanceof HTMLElement) {
      for (const lineBreak of Array.from(block.querySelectorAll('br'))) {
        // ProseMirror ends an empty paragraph with a trailing <br>; it holds no line of its own.
        lineBreak.replaceWith(lineBreak.classList.contains('ProseMirror-trailingBreak') ? '' : '\n');
      }
      for (const line of Array.from(block.querySelectorAll(LINES))) if (hasBefore(line)) line.before('\n');
    }
    lines.push(block.textContent ?? '');
  }
  return lines.join('\n').replace(/ /g, ' ').trimEnd();
}

function hasBefore(line: Element): boolean {
  return line.previousElementSibling !== null || (line.previousSibling?.textContent ?? '').trim() !== '';
}

/** HTML with nothing to read in it. */
export function isBlank(html: string): boolean {
  const body = parse(html);
  return (body.textContent ?? '').trim() === '' && body.querySelector('img, hr') === null;
}

/** What is sent to Cubicl: plain text stays plain, an emptied description is an empty string. */
export function writtenBack(html: string, wasPlain: boolean): string {
  if (isBlank(html)) return '';
  return wasPlain && !hasFormatting(html) ? toPlainText(html) : html;
}

function parse(html: string): HTMLElement {
  return new DOMParser().parseFromString(html, 'text/html').body;
}
