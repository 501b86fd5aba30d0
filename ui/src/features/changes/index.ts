// What became of a person's changes.
export { RefusedChanges } from './RefusedChanges';
