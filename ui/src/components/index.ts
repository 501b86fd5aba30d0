// Primitives without domain words, on React Aria Components.
export { AnchoredMenu } from './AnchoredMenu';
export { Avatar, type AvatarProps } from './Avatar';
export { Button, IconButton, type ButtonProps, type ButtonVariant, type IconButtonProps } from './Button';
export { Chip, type ChipProps } from './Chip';
export { CountBadge, type CountBadgeProps } from './CountBadge';
export { Calendar, DatePicker, type CalendarProps, type DatePickerProps, type Day } from './DateField';
export { AlertDialog, Dialog, type AlertDialogProps, type DialogProps } from './Dialog';
export { Disclosure, type DisclosureProps } from './Disclosure';
export { EmptyState, type EmptyStateProps } from './EmptyState';
export {
  FieldNotes,
  SearchField,
  TextArea,
  TextField,
  type SearchFieldProps,
  type TextAreaProps,
  type TextFieldProps,
} from './Field';
export { homeOf, ifFocusIsLost } from './focus';
export { Menu, MenuItem, MenuSection, MenuSeparator, type MenuItemProps, type MenuProps } from './Menu';
export { MultiPicker, type MultiPickerProps, type PickerItem } from './MultiPicker';
export { Palette, type PaletteProps } from './Palette';
export { Popover, PopoverSurface, type PopoverProps } from './Popover';
export { ProblemNote, type ProblemNoteProps } from './ProblemNote';
export { ProgressBar, type ProgressBarProps } from './ProgressBar';
export { Segments, type Segment, type SegmentsProps } from './Segments';
export { Option, Select, type OptionProps, type SelectProps } from './Select';
export { SideTabs, type SideTab, type SideTabsProps } from './SideTabs';
export { Skeleton, type SkeletonProps } from './Skeleton';
export { clearToasts, liveToast, toast, ToastRegion, ToastSentence, type ToastWords } from './Toast';
export { Checkbox, Switch } from './Toggle';
export { Tooltip, TooltipPlace, type TooltipProps } from './Tooltip';
export { useFocusHome } from './useFocusHome';
export { useLostFocus } from './useLostFocus';
export {
  useAskedToSend,
  WritingActions,
  WritingBox,
  writingField,
  type WritingActionsProps,
  type WritingWords,
} from './WritingBox';
