// Before every test file: what jsdom lacks, and nothing left over between tests.
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

if (typeof window.matchMedia !== 'function') {
  window.matchMedia = (query) =>
    ({
      matches: false,
      media: query,
      onchange: null,
      addEventListener() {},
      removeEventListener() {},
      addListener() {},
      removeListener() {},
      dispatchEvent: () => false,
    }) as MediaQueryList;
}
if (typeof globalThis.ResizeObserver !== 'function') {
  globalThis.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
}

if (globalThis.CSS === undefined) {
  // Enough for ids: everything but letters, digits, `_` and `-` is escaped.
  const escape = (text: string) => text.replaceAll(/[^\w\u0080-\uFFFF-]/g, (letter) => `\\${letter}`);
  Object.assign(globalThis, { CSS: { escape, supports: () => false } });
}
// A busy machine may be slow; nothing here is measured.
configure({ asyncUtilTimeout: 8000 });

// The router asks for it; the page never scrolls as a whole.
window.scrollTo = () => {};
// Nothing is laid out, so nothing is out of view.
Element.prototype.scrollIntoView = () => {};

afterEach(cleanup);
