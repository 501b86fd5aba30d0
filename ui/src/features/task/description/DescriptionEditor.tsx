// The rich-text editor: Tiptap, in a chunk of its own that loads when somebody starts to write.
// Its frame saves and leaves.
import { EditorContent, useEditor } from '@tiptap/react';
import { StarterKit } from '@tiptap/starter-kit';
import { useState } from 'react';

import { useLongText } from '@/features/files';
import { useTranslation } from '@/i18n';

import { EditorToolbar } from './EditorToolbar';
import { safeHtml } from './safeHtml';

import css from './DescriptionEditor.module.css';
import text from './RichText.module.css';

const extensions = [
  StarterKit.configure({
    link: {
      openOnClick: false,
      autolink: true,
      protocols: ['mailto', 'tel'],
      defaultProtocol: 'https',
      HTMLAttributes: { rel: 'noopener noreferrer' },
    },
    // Files come as attachments; a picture dropped into the text would be lost in Cubicl.
    dropcursor: false,
    trailingNode: false,
  }),
];

export interface DescriptionEditorProps {
  /** What it starts with; later values are its own. */
  html: string;
  /** Hands over what was typed before it came. */
  takeEarly: () => string;
  /** Where it starts, as a position in the document; without one at the end. */
  caret: number | undefined;
  onCaret: (start: number, end: number) => void;
  onChange: (html: string) => void;
}

/** Ctrl+Enter, which would be a new line here, and Esc are for the frame. */
const isForTheFrame = (event: KeyboardEvent) =>
  event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey));

export default function DescriptionEditor({ html, takeEarly, caret, onCaret, onChange }: DescriptionEditorProps) {
  const { t } = useTranslation('task');
  const long = useLongText();
  const [content] = useState(() => safeHtml(html));
  const editor = useEditor({
    extensions,
    content,
    injectCSS: false,
    autofocus: caret ?? 'end',
    // Until then the letters went to its frame.
    onFocus: ({ editor: { state, view } }) => {
      const typed = takeEarly();
      if (typed !== '') view.dispatch(state.tr.insertText(typed));
    },
    onUpdate: ({ editor: changed }) => onChange(changed.getHTML()),
    onSelectionUpdate: ({ editor: { state } }) => onCaret(state.selection.from, state.selection.to),
    editorProps: {
      attributes: {
        class: `${text.text} ${css.field}`,
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': t('description.editor'),
        'data-testid': 'task-description-edit',
      },
      handlePaste: (_view, event) => {
        long.paste(event);
        return event.defaultPrevented;
      },
      handleKeyDown: (_view, event) => isForTheFrame(event),
    },
  });
  if (!editor) return null;
  return (
    <div className={css.editor}>
      <EditorToolbar editor={editor} />
      <EditorContent editor={editor} />
    </div>
  );
}
