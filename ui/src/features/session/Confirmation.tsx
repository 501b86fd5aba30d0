// "Is this you?": who the token belongs to, before anything is kept.

import { Avatar, Button } from '@/components';
import { ProblemNotice } from '@/features/problem';
import { useTranslation } from '@/i18n';
import { initialsOf } from '@/lib/initials';

import type { SignIn } from './useSignIn';

import css from './Welcome.module.css';

export function Confirmation({ signIn }: { signIn: SignIn }) {
  const { t } = useTranslation('session');
  const { preview, problem, busy, mayStayUntilClose } = signIn;
  if (!preview) return null;
  const { account, photo } = preview;
  return (
    <section className={css.form} aria-labelledby="is-this-you">
      <h2 id="is-this-you" className={css.heading}>
        {t('you.title')}
      </h2>
      <div className={css.person}>
        <Avatar id={account.user} initials={initialsOf(account.name)} src={photo ?? undefined} name="" size={64} />
        <div className={css.who}>
          <p className={css.name} data-testid="welcome-name">
            {account.name}
          </p>
          {account.jobTitle ? <p>{account.jobTitle}</p> : null}
          <p data-testid="welcome-organization">{account.organization}</p>
          <p className={css.server}>{hostOf(account.server)}</p>
        </div>
      </div>
      {problem ? (
        <ProblemNotice
          problem={problem}
          tone={mayStayUntilClose ? 'warning' : 'danger'}
          data-testid="welcome-problem"
          {...(mayStayUntilClose
            ? {
                actions: (
                  <Button size="small" onPress={() => signIn.keep(true)} data-testid="welcome-until-close">
                    {t('untilClose')}
                  </Button>
                ),
              }
            : {})}
        />
      ) : (
        <p className={css.hint}>{t('you.safe')}</p>
      )}
      <div className={css.buttons}>
        <Button
          variant="primary"
          size="large"
          autoFocus
          isPending={busy === 'keeping'}
          onPress={() => signIn.keep(false)}
          data-testid="welcome-signin"
        >
          {t('you.signIn')}
        </Button>
        <Button variant="plain" size="large" onPress={signIn.startOver} data-testid="welcome-other">
          {t('you.other')}
        </Button>
      </div>
      <p role="status" className={busy === 'keeping' ? css.busy : 'sr-only'}>
        {busy === 'keeping' ? t('you.keeping') : ''}
      </p>
    </section>
  );
}

function hostOf(server: string): string {
  return server.replace(/^https?:\/\//, '');
}
