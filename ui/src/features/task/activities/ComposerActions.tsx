// The row under the comment: attach and send.
import { Paperclip } from 'lucide-react';

import type { PickedFile } from '@/api';
import { IconButton, useAskedToSend, WritingActions } from '@/components';
import { useChooseFiles, useSendable } from '@/features/files';
import { useTranslation } from '@/i18n';

export interface ComposerActionsProps {
  blank: boolean;
  onFiles: (files: readonly PickedFile[]) => void;
  onSend: () => void;
}

export function ComposerActions({ blank, onFiles, onSend }: ComposerActionsProps) {
  const { t } = useTranslation('task');
  const { isAnswered, ask } = useAskedToSend(blank, onSend);
  const choose = useChooseFiles();
  const sendable = useSendable();
  return (
    <WritingActions
      blank={blank}
      isAnswered={isAnswered}
      onSend={ask}
      words={{ send: t('composer.send'), hint: blank ? '' : t('composer.hint'), nothing: t('composer.empty') }}
      data-testid="comment-send"
    >
      <IconButton
        size="small"
        placement="top"
        label={t('composer.attach')}
        icon={<Paperclip aria-hidden />}
        onPress={() => void choose().then((picked) => onFiles(sendable(picked)))}
        data-testid="comment-attach"
      />
    </WritingActions>
  );
}
