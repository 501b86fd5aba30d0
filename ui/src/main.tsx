// Where the page starts: asks Rust, then loads what draws the answers.
import './styles/tokens.css';
import './styles/base.css';
import { showLaunchPicture } from '@/features/launch';

import { askForOpening } from './app/opening';
import { withoutInert } from './lib/withoutInert';

const root = document.getElementById('root');
withoutInert();
const picture = showLaunchPicture();
const opening = askForOpening();
if (root) void draw(root);

async function draw(root: Element): Promise<void> {
  const shown = await picture;
  try {
    const { start } = await import('./app/start');
    await start(root, opening, shown);
  } catch (error) {
    shown?.remove();
    throw error;
  }
}
