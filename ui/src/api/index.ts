// The one door to the Rust side. Only this folder names @tauri-apps.
export type * from './bindings';
export { client, type Client } from './client';
export { listenToRust, useCloseAsked, useFilesDragged, useHappened } from './events';
export { photoOf, photoUrl, thumbnailUrl } from './photo';
export { problemOf, ProblemError, type ProblemCode } from './problem';
export {
  activitiesQuery,
  boardQuery,
  boardWindowQuery,
  changesQuery,
  chatsQuery,
  clientQuery,
  clientsQuery,
  createQueryClient,
  defaultSettings,
  diagnosisQuery,
  diagnosticsQuery,
  keys,
  messagesQuery,
  newsCountsQuery,
  newsQuery,
  nodeChangesQuery,
  nodesQuery,
  peopleQuery,
  projectsQuery,
  searchQuery,
  sessionQuery,
  settingsQuery,
  statusQuery,
  tagsQuery,
  taskQuery,
  transfersQuery,
  type AllSettings,
} from './queries';
export { changeSettings, useSetting, useSettings, type SettingsPatch } from './settings';
