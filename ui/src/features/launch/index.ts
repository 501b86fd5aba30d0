export { type LaunchPicture, showLaunchPicture } from './show';
export { useKeptLaunchPicture } from './useKeptLaunchPicture';
