// "New message": chooses somebody of the organization; the chat with them opens, made or not.
import { SquarePen } from 'lucide-react';
import { useState } from 'react';

import type { ChatRef } from '@/api';
import { IconButton, Popover } from '@/components';
import { PeoplePicker } from '@/features/people';
import { useTranslation } from '@/i18n';

export function NewMessage({ onOpen }: { onOpen: (chat: ChatRef) => void }) {
  const { t } = useTranslation('chat');
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      label={t('new.title')}
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={<IconButton label={t('new.title')} icon={<SquarePen aria-hidden />} data-testid="new-message" />}
    >
      <PeoplePicker
        label={t('new.to')}
        selectionMode="single"
        selected={[]}
        onChange={([person]) => {
          setOpen(false);
          if (person !== undefined) onOpen({ kind: 'person', id: person });
        }}
      />
    </Popover>
  );
}
