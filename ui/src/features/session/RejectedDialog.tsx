// Cubicl no longer accepts the token: a new one is asked for over the screen, and everything under it stays.

import type { AccountView } from '@/api';
import { Button, Dialog, toast } from '@/components';
import { ProblemNotice } from '@/features/problem';
import { useTranslation } from '@/i18n';

import { Confirmation } from './Confirmation';
import { TokenForm } from './TokenForm';
import { useSignIn } from './useSignIn';

import css from './Welcome.module.css';

export interface RejectedDialogProps {
  account: AccountView;
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
}

export function RejectedDialog({ account, isOpen, onOpenChange }: RejectedDialogProps) {
  const { t } = useTranslation('session');
  return (
    <Dialog title={t('rejected.title')} isOpen={isOpen} onOpenChange={onOpenChange} data-testid="token-rejected">
      {(close) => <NewToken server={account.server} onClose={close} />}
    </Dialog>
  );
}

/** Lives as long as the dialog stands open: what Cubicl said of an earlier token is forgotten with it. */
function NewToken({ server, onClose }: { server: string; onClose: () => void }) {
  const { t } = useTranslation('session');
  const signIn = useSignIn(() => {
    onClose();
    toast({ title: t('rejected.done'), tone: 'good' });
  });
  if (signIn.preview) return <Confirmation signIn={signIn} />;
  return (
    <div className={css.form}>
      <p>{t('rejected.text')}</p>
      <TokenForm
        autoFocus
        busy={signIn.busy === 'checking'}
        onSubmit={(token) => signIn.check(token, server)}
        beside={
          <Button variant="plain" size="large" onPress={onClose}>
            {t('rejected.later')}
          </Button>
        }
      >
        {signIn.problem ? <ProblemNotice problem={signIn.problem} data-testid="welcome-problem" /> : null}
      </TokenForm>
    </div>
  );
}
