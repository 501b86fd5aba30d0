// The first screen: what the app is, the token, how to get one, the sample, the language.
import { useMutation } from '@tanstack/react-query';
import { Compass } from 'lucide-react';
import { useState } from 'react';

import { client, type Problem } from '@/api';
import { Button, Disclosure, TextField } from '@/components';
import { ProblemNotice } from '@/features/problem';
import { LanguageSwitch } from '@/features/settings';
import { useTranslation } from '@/i18n';

import { Confirmation } from './Confirmation';
import { Logo } from './Logo';
import { TokenForm } from './TokenForm';
import { TokenSteps } from './TokenSteps';
import { useSignIn } from './useSignIn';

import css from './Welcome.module.css';

export interface WelcomeScreenProps {
  /** The server address to offer. */
  server: string;
  /** Why a known account could not be opened. */
  problem: Problem | null;
}

export function WelcomeScreen({ server: offered, problem: startProblem }: WelcomeScreenProps) {
  const { t } = useTranslation(['session', 'common']);
  const [server, setServer] = useState(offered);
  const signIn = useSignIn();
  const sample = useMutation({ mutationFn: () => client.openSample() });
  const again = useMutation({ mutationFn: () => client.openAgain() });
  const problem = signIn.problem ?? sample.error?.problem ?? startProblem;
  const aboutAddress = problem !== null && addressCodes.has(problem.kind.code);

  return (
    <main className={css.welcome} data-testid="welcome">
      <div className={css.sheet}>
        <div className={css.main}>
          <header className={css.head}>
            <Logo />
            <LanguageSwitch />
          </header>
          <h1 className={css.title}>{t('common:app')}</h1>
          <p className={css.sentence}>{t('sentence')}</p>
          {signIn.preview ? (
            <Confirmation signIn={signIn} />
          ) : (
            <>
              {/* Takes the focus of a note that goes away; the field for the token comes after it. */}
              <div tabIndex={-1} className={css.form}>
                <TokenForm
                  autoFocus
                  busy={signIn.busy === 'checking'}
                  onSubmit={(token) => signIn.check(token, server.trim() === offered ? null : server.trim())}
                >
                  {problem && signIn.busy === null ? (
                    <ProblemNotice
                      problem={problem}
                      // A keychain that was locked at the start may be open now.
                      onRetry={problem === startProblem ? () => again.mutate() : undefined}
                      isRetrying={again.isPending}
                      data-testid="welcome-problem"
                    />
                  ) : null}
                  <Disclosure key={String(aboutAddress)} title={t('advanced')} defaultExpanded={aboutAddress}>
                    <TextField
                      label={t('server.label')}
                      description={t('server.description')}
                      value={server}
                      onChange={setServer}
                      type="url"
                      autoComplete="off"
                      data-testid="welcome-server"
                    />
                  </Disclosure>
                </TokenForm>
              </div>
              <div className={css.sample}>
                <Button
                  icon={<Compass aria-hidden />}
                  isPending={sample.isPending}
                  onPress={() => sample.mutate()}
                  data-testid="welcome-sample"
                >
                  {t('sample.open')}
                </Button>
                <p className={css.hint}>{sample.isPending ? t('sample.opening') : t('sample.hint')}</p>
              </div>
            </>
          )}
        </div>
        <TokenSteps />
      </div>
    </main>
  );
}

/** Problems that the server address may be the cause of: its field is opened. */
const addressCodes = new Set<Problem['kind']['code']>(['badAddress', 'wrongAddress', 'insecure', 'notCubicl']);
