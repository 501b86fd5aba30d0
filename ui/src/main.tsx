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
if (root) void picture.then(async (shown) => (await import('./app/start')).start(root, opening, shown));
