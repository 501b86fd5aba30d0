// The row under the comment: attach and send.
import { Paperclip, SendHorizontal } from 'lucide-react';
import { useState } from 'react';

import type { PickedFile } from '@/api';
import { Button, IconButton } from '@/components';
import { useChooseFiles, useSendable } from '@/features/files';
import { useTranslation } from '@/i18n';

import css from './Composer.module.css';

export interface ComposerActionsProps {
  blank: boolean;
  onFiles: (files: readonly PickedFile[]) => void;
  onSend: () => void;
}

export function ComposerActions({ blank, onFiles, onSend }: ComposerActionsProps) {
  const { t } = useTranslation('task');
  // Pressing Send with nothing to send is answered in words, not with a dead button.
  const [asked, setAsked] = useState(false);
  const choose = useChooseFiles();
  const sendable = useSendable();
  return (
    <div className={css.actions}>
      <IconButton
        size="small"
        placement="top"
        label={t('composer.attach')}
        icon={<Paperclip aria-hidden />}
        onPress={() => void choose().then((picked) => onFiles(sendable(picked)))}
        data-testid="comment-attach"
      />
      <span className={css.hint} role="status">
        {blank ? (asked ? t('composer.empty') : null) : t('composer.hint')}
      </span>
      <Button
        size="small"
        variant={blank ? 'quiet' : 'primary'}
        icon={<SendHorizontal aria-hidden />}
        onPress={() => {
          setAsked(blank);
          onSend();
        }}
        data-testid="comment-send"
      >
        {t('composer.send')}
      </Button>
    </div>
  );
}
