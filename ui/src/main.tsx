// Where the page starts: asks Rust, then loads what draws the answers.
import './styles/tokens.css';
import './styles/base.css';
import { askForOpening } from './app/opening';
import { withoutInert } from './lib/withoutInert';

const root = document.getElementById('root');
withoutInert();
const opening = askForOpening();
if (root) void import('./app/start').then(({ start }) => start(root, opening));
