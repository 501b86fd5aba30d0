// What stays around every screen: the sidebar, the top bar, what is said over everything.
export { Frame, type FrameProps } from './Frame';
export { mainPlaces } from './MainNav';
export { ScreenBar, type ScreenBarProps } from './ScreenBar';
export { FilesTopBar } from './FilesTopBar';
export { TopBar, type TopBarProps } from './TopBar';
export { BrokenScreen } from './BrokenScreen';
