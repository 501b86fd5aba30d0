// Who is signed in: the welcome screen, the new token when the old one is refused, signing out.
export { RejectedDialog } from './RejectedDialog';
export { StartingScreen } from './StartingScreen';
export { useSignOut } from './useSignOut';
export { WelcomeScreen } from './WelcomeScreen';
