// The page with the fake backend, for looking at it: `npm run dev`, then /preview.html?lang=tr&theme=dark&scene=board.
// `window.fake` is the fake's handle. It is not an entry of the production build.
import { installFake } from '../api/fake';
import { scenes } from './scenes';

const parameters = new URLSearchParams(location.search);
const scene = scenes[parameters.get('scene') ?? 'board'] ?? scenes['board'];
const language = parameters.get('lang');
const theme = parameters.get('theme');
const fake = installFake({
  tasks: Number(parameters.get('tasks') ?? 60),
  ...scene?.options,
  settings: {
    lastProject: 'p-villa',
    openProjects: ['p-building'],
    favourites: ['p-web'],
    recent: ['p-villa', 'p-office', 'p-web'],
    ...scene?.options?.settings,
    ...(language === 'tr' || language === 'en' ? { language } : {}),
    ...(theme === 'light' || theme === 'dark' ? { theme } : {}),
    ...(parameters.has('narrow') ? { sidebarCollapsed: true } : {}),
  },
});
scene?.arrange?.(fake);
Object.assign(window, { fake });
await import('../main');
