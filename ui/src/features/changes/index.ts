// What became of a person's changes.
export { ConflictNote } from './ConflictNote';
export { LetGo } from './LetGo';
export { losingOf, losingOfNodes, type Losing } from './losing';
export { RefusedChanges } from './RefusedChanges';
