// Text fields: the label is always visible, help below it, and the error where the eye is.
import { Search, X } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import {
  Button as AriaButton,
  FieldError,
  Input,
  Label,
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaSearchFieldProps,
  Text,
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components';

import { useTranslation } from '@/i18n';

import css from './Field.module.css';

interface FieldWords {
  label: string;
  /** Keeps the label for screen readers only, where the surroundings say it already. */
  hideLabel?: boolean;
  description?: ReactNode;
  /** Shown in red below; makes the field invalid. */
  error?: ReactNode;
  placeholder?: string;
  /** On the input itself. */
  'data-testid'?: string;
}

type Base = Omit<AriaTextFieldProps, 'children' | 'className' | 'style'> & FieldWords;

export interface TextFieldProps extends Base {
  inputRef?: Ref<HTMLInputElement>;
}

export function TextField({
  label,
  hideLabel,
  description,
  error,
  placeholder,
  inputRef,
  'data-testid': testId,
  ...props
}: TextFieldProps) {
  return (
    <AriaTextField {...props} isInvalid={Boolean(error)} className={css.field}>
      <Label className={hideLabel ? 'sr-only' : css.label}>{label}</Label>
      <Input ref={inputRef} data-testid={testId} className={css.input} placeholder={placeholder} />
      <FieldNotes description={description} error={error} />
    </AriaTextField>
  );
}

export interface TextAreaProps extends Base {
  rows?: number;
  textAreaRef?: Ref<HTMLTextAreaElement>;
}

export function TextArea({
  label,
  hideLabel,
  description,
  error,
  placeholder,
  rows = 3,
  textAreaRef,
  'data-testid': testId,
  ...props
}: TextAreaProps) {
  return (
    <AriaTextField {...props} isInvalid={Boolean(error)} className={css.field}>
      <Label className={hideLabel ? 'sr-only' : css.label}>{label}</Label>
      <AriaTextArea
        ref={textAreaRef}
        data-testid={testId}
        className={`${css.input} ${css.area}`}
        rows={rows}
        placeholder={placeholder}
      />
      <FieldNotes description={description} error={error} />
    </AriaTextField>
  );
}

export interface SearchFieldProps extends Omit<AriaSearchFieldProps, 'children' | 'className' | 'style'> {
  label: string;
  placeholder?: string;
  inputRef?: Ref<HTMLInputElement>;
  className?: string;
  /** On the input itself. */
  'data-testid'?: string;
}

export function SearchField({
  label,
  placeholder,
  inputRef,
  className,
  'data-testid': testId,
  ...props
}: SearchFieldProps) {
  const { t } = useTranslation('common');
  return (
    <AriaSearchField {...props} aria-label={label} className={`${css.search} ${className ?? ''}`}>
      <Search aria-hidden className={css.searchIcon} />
      <Input ref={inputRef} data-testid={testId} className={css.input} placeholder={placeholder ?? label} />
      <AriaButton className={css.searchClear} aria-label={t('search.clear')}>
        <X aria-hidden />
      </AriaButton>
    </AriaSearchField>
  );
}

export function FieldNotes({ description, error }: { description?: ReactNode; error?: ReactNode }) {
  return (
    <>
      {description ? (
        <Text slot="description" className={css.description}>
          {description}
        </Text>
      ) : null}
      <FieldError className={css.error}>{error}</FieldError>
    </>
  );
}
