// What others did since somebody looked: a dot on cards, a number at projects, one list per project.
export { NewsButton } from './NewsButton';
export { NewsCount } from './NewsCount';
export { NewsDot } from './NewsDot';
