// Formatting of the description: what people use in work notes, nothing more.
import { type Editor, useEditorState } from '@tiptap/react';
import { Bold, Italic, List, ListOrdered } from 'lucide-react';
import type { ReactNode } from 'react';
import { ToggleButton, Toolbar } from 'react-aria-components';

import { Tooltip } from '@/components';
import { useTranslation } from '@/i18n';

import { LinkButton } from './LinkButton';

import css from './DescriptionEditor.module.css';

interface Mark {
  name: 'bold' | 'italic' | 'bulletList' | 'orderedList';
  icon: ReactNode;
  shortcut: string;
  run: (editor: Editor) => void;
}

const marks: Mark[] = [
  {
    name: 'bold',
    icon: <Bold aria-hidden />,
    shortcut: 'Ctrl+B',
    run: (editor) => editor.chain().focus().toggleBold().run(),
  },
  {
    name: 'italic',
    icon: <Italic aria-hidden />,
    shortcut: 'Ctrl+I',
    run: (editor) => editor.chain().focus().toggleItalic().run(),
  },
  {
    name: 'bulletList',
    icon: <List aria-hidden />,
    shortcut: 'Ctrl+Shift+8',
    run: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    name: 'orderedList',
    icon: <ListOrdered aria-hidden />,
    shortcut: 'Ctrl+Shift+7',
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
];

export function EditorToolbar({ editor }: { editor: Editor }) {
  const { t } = useTranslation('task');
  const active = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      bulletList: now.isActive('bulletList'),
      orderedList: now.isActive('orderedList'),
    }),
  });
  return (
    <Toolbar aria-label={t('description.toolbar')} className={css.toolbar}>
      {marks.map((mark) => (
        <Tooltip key={mark.name} text={t(`description.${mark.name}`)} shortcut={mark.shortcut}>
          <ToggleButton
            aria-label={t(`description.${mark.name}`)}
            isSelected={active[mark.name]}
            onChange={() => mark.run(editor)}
            className={css.tool}
          >
            {mark.icon}
          </ToggleButton>
        </Tooltip>
      ))}
      <LinkButton editor={editor} />
    </Toolbar>
  );
}
