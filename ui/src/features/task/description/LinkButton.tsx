// Sets or removes the link of the selected words.
import type { Editor } from '@tiptap/react';
import { Link } from 'lucide-react';
import { useState } from 'react';

import { Button, IconButton } from '@/components';
import { TextField } from '@/components';
import { Popover } from '@/components';
import { useTranslation } from '@/i18n';

import { linkAddress } from '../model/links';

import css from './DescriptionEditor.module.css';

export function LinkButton({ editor }: { editor: Editor }) {
  const { t } = useTranslation('task');
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [bad, setBad] = useState(false);
  const linked = editor.isActive('link');

  const open = (next: boolean) => {
    if (next) {
      const href: unknown = editor.getAttributes('link')['href'];
      setTyped(typeof href === 'string' ? href : '');
      setBad(false);
    }
    setOpen(next);
  };
  const set = () => {
    const href = linkAddress(typed);
    if (href === null) {
      setBad(true);
      return;
    }
    const chain = editor.chain().focus().extendMarkRange('link');
    if (editor.state.selection.empty && !linked)
      chain.insertContent({ type: 'text', text: typed.trim(), marks: [{ type: 'link', attrs: { href } }] }).run();
    else chain.setLink({ href }).run();
    setOpen(false);
  };

  return (
    <Popover
      label={t('description.link')}
      isOpen={isOpen}
      onOpenChange={open}
      trigger={<IconButton size="small" label={t('description.link')} icon={<Link aria-hidden />} />}
    >
      <form
        className={css.link}
        onSubmit={(event) => {
          event.preventDefault();
          // The popover hangs in the task's form tree through React.
          event.stopPropagation();
          set();
        }}
      >
        <TextField
          autoFocus
          label={t('description.linkAddress')}
          value={typed}
          onChange={(value) => {
            setTyped(value);
            setBad(false);
          }}
          error={bad ? t('description.linkBad') : undefined}
        />
        <div className={css.linkActions}>
          {linked ? (
            <Button
              variant="plain"
              onPress={() => {
                editor.chain().focus().extendMarkRange('link').unsetLink().run();
                setOpen(false);
              }}
            >
              {t('description.linkRemove')}
            </Button>
          ) : null}
          <Button type="submit">{t('description.linkSet')}</Button>
        </div>
      </form>
    </Popover>
  );
}
