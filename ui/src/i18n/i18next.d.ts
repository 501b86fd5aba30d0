import type { defaultNamespace, resources } from './data';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: typeof defaultNamespace;
    resources: (typeof resources)['en'];
    returnNull: false;
  }
}
