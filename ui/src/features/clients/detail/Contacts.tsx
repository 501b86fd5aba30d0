// Who is there: name, position, and how to reach them.

import type { ContactView } from '@/api';
import { useTranslation } from '@/i18n';

import { Reachable } from './Reachable';
import { Section } from './Section';

import css from './Detail.module.css';

export function Contacts({ contacts }: { contacts: readonly ContactView[] }) {
  const { t } = useTranslation('clients');
  return (
    <Section title={t('contacts.title')} count={contacts.length}>
      {contacts.length === 0 ? (
        <p className={css.none}>{t('contacts.none')}</p>
      ) : (
        <ul className={css.contacts}>
          {contacts.map(({ name, position, phone, email }, place) => (
            // oxlint-disable-next-line react/no-array-index-key -- contacts have no ids, and two may say the same
            <li key={place} className={css.contact} data-testid="client-contact">
              <span className={css.contactName} data-empty={name === '' || undefined}>
                {name || t('contacts.unnamed')}
              </span>
              {position === '' ? null : <span className={css.position}>{position}</span>}
              {email === '' ? null : <Reachable kind="email" value={email} />}
              {phone === '' ? null : <Reachable kind="phone" value={phone} />}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
