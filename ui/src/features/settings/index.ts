// How the app looks and speaks, applied to the page; and the settings, with what helps a helper.
export { LanguageSwitch } from './LanguageSwitch';
export { SettingsDialog } from './SettingsDialog';
export { useAppearance } from './useAppearance';
