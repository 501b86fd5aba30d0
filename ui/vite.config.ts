// How the page is built: React Compiler, only the two languages of React Aria, nothing that a strict CSP would refuse.
import { fileURLToPath } from 'node:url';

import optimizeLocales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  base: './',
  clearScreen: false,
  plugins: [
    react({ compiler: true }),
    { ...optimizeLocales.vite({ locales: ['tr-TR', 'en-GB', 'en-US'] }), enforce: 'pre' },
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: { port: 1420, strictPort: true, host: '127.0.0.1' },
  build: {
    target: 'safari17',
    modulePreload: { polyfill: false },
    // `data:` URLs are not allowed by the CSP.
    assetsInlineLimit: 0,
    // One style sheet, there before the first picture.
    cssCodeSplit: false,
    sourcemap: false,
    reportCompressedSize: false,
    // One letter beyond Latin-1 makes the engine keep a whole file in two bytes a letter.
    rolldownOptions: { output: { charset: 'ascii' } },
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['./src/api/testing/setup.ts'],
    css: { modules: { classNameStrategy: 'non-scoped' } },
    restoreMocks: true,
    testTimeout: 30_000,
  },
});
