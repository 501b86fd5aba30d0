// People as every screen shows and chooses them.
export { PeopleProvider } from './PeopleProvider';
export { PersonAvatar, PeopleAvatars, type PersonAvatarProps } from './PersonAvatar';
export { PeoplePicker, type PeoplePickerProps } from './PeoplePicker';
export { usePeople, type People } from './usePeople';
