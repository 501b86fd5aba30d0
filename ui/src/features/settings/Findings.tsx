// The outcome for every assumption: what differs first, then what fits, then what was not seen and why.
import { Check, CircleHelp, TriangleAlert } from 'lucide-react';

import type { DiagnosisView, FindingView, OutcomeView } from '@/api';
import { useTranslation } from '@/i18n';

import css from './Settings.module.css';

const groups = [
  { name: 'refuted', icon: TriangleAlert, holds: ({ state }: OutcomeView) => state === 'refuted' },
  { name: 'confirmed', icon: Check, holds: (outcome: OutcomeView) => outcome.state === 'confirmed' && !outcome.inPart },
  { name: 'inPart', icon: Check, holds: (outcome: OutcomeView) => outcome.state === 'confirmed' && outcome.inPart },
  { name: 'notShown', icon: CircleHelp, holds: ({ state }: OutcomeView) => state === 'notShown' },
] as const;

export function Findings({ diagnosis }: { diagnosis: DiagnosisView }) {
  const { t } = useTranslation('settings');
  return (
    <div className={css.findings} data-testid="findings">
      <p className={css.soft}>{t('check.private')}</p>
      {groups.map(({ name, icon: Icon, holds }) => {
        const findings = diagnosis.findings.filter(({ outcome }) => holds(outcome));
        if (findings.length === 0) return null;
        return (
          <section key={name} data-group={name} className={css.group}>
            <h4 className={css.label}>{t(`check.${name}`, { count: findings.length })}</h4>
            <ul className={css.list}>
              {findings.map((finding) => (
                <li
                  key={finding.assumption}
                  className={css.finding}
                  data-testid="finding"
                  data-assumption={finding.assumption}
                >
                  <Icon aria-hidden className={css.mark} />
                  <div className={css.words}>
                    <p>{t(`assumption.${key(finding)}`)}</p>
                    <Remark finding={finding} />
                  </div>
                  <span className={css.number}>A{finding.assumption}</span>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

/** Why it was not seen; what was seen instead, in the words of the report. */
function Remark({ finding: { outcome } }: { finding: FindingView }) {
  const { t } = useTranslation('settings');
  switch (outcome.state) {
    case 'notShown': {
      const { reason } = outcome;
      const status = reason.code === 'refused' ? reason.status : 0;
      return <p className={css.remark}>{t(`reason.${reason.code}`, { status })}</p>;
    }
    case 'refuted':
      return (
        <p className={css.seen} lang="en">
          {outcome.seen}
        </p>
      );
    case 'confirmed':
      return null;
  }
}

type Assumption =
  | 1
  | 2
  | 3
  | 4
  | 5
  | 6
  | 7
  | 8
  | 9
  | 10
  | 11
  | 12
  | 13
  | 14
  | 15
  | 16
  | 17
  | 18
  | 19
  | 20
  | 21
  | 22
  | 23
  | 24
  | 25
  | 26;

function key({ assumption }: FindingView) {
  return `a${assumption as Assumption}` as const;
}
