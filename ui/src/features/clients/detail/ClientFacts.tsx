// Full name, e-mail, telephone, since when, and who looks after the portal. What Cubicl does not tell is left out.

import type { ClientView } from '@/api';
import { PersonAvatar, usePeople } from '@/features/people';
import { localeOf, useTranslation } from '@/i18n';
import { dateFormat } from '@/lib/formats';

import { Reachable } from './Reachable';
import { Section } from './Section';

import css from './Detail.module.css';

export function ClientFacts({ client }: { client: ClientView }) {
  const { t, i18n } = useTranslation('clients');
  const people = usePeople();
  const { name, fullname, email, phone, createdAt, managers } = client;
  const day = dateFormat(localeOf(i18n.language), { dateStyle: 'long' });
  const says = (fullname !== null && fullname !== name) || email || phone || createdAt !== null || managers.length > 0;
  return (
    <Section title={t('field.title')}>
      {says ? null : <p className={css.none}>{t('nothingMore')}</p>}
      <dl className={css.facts}>
        {fullname !== null && fullname !== name ? (
          <div>
            <dt>{t('field.fullname')}</dt>
            <dd>{fullname}</dd>
          </div>
        ) : null}
        {email === null ? null : (
          <div>
            <dt>{t('field.email')}</dt>
            <dd>
              <Reachable kind="email" value={email} />
            </dd>
          </div>
        )}
        {phone === null ? null : (
          <div>
            <dt>{t('field.phone')}</dt>
            <dd>
              <Reachable kind="phone" value={phone} />
            </dd>
          </div>
        )}
        {createdAt === null ? null : (
          <div>
            <dt>{t('field.since')}</dt>
            <dd>{day.format(new Date(createdAt * 1000))}</dd>
          </div>
        )}
        {managers.length === 0 ? null : (
          <div>
            <dt>{t('field.managers')}</dt>
            <dd className={css.people}>
              {managers.map((id) => (
                <span key={id} className={css.person}>
                  <PersonAvatar id={id} silent />
                  {people.get(id).name}
                </span>
              ))}
            </dd>
          </div>
        )}
      </dl>
    </Section>
  );
}
