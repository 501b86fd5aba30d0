// How the app looks and speaks: applied to the page, and chosen from the account menu or the welcome screen.
export { LanguageSwitch } from './LanguageSwitch';
export { useAppearance } from './useAppearance';
