// What became of a person's changes.
export { ConflictNote } from './ConflictNote';
export { RefusedChanges } from './RefusedChanges';
