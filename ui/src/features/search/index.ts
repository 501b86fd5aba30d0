// Search over everything that is on this computer: one field, Ctrl+K.
export { SearchButton } from './SearchButton';
export { SearchPalette, type SearchPaletteProps } from './SearchPalette';
