// The clients of the fake: some with everything, one with a name alone, one without a name.
import type { ClientsQuery, ClientsView, ClientView, Freshness, Problem } from '../bindings';

/** What the fake knows of clients. */
export interface KnownClients {
  clients: ClientView[];
  clientsFreshness: Freshness;
}

const client = (id: string, name: string, more: Partial<ClientView> = {}): ClientView => ({
  id,
  name,
  fullname: null,
  email: null,
  phone: null,
  contacts: [],
  ownValues: [],
  managers: [],
  createdAt: null,
  listed: true,
  tasks: [],
  tasksTotal: 0,
  freshness: { asOf: null, refreshing: false, problem: null },
  ...more,
});

export const clients: ClientView[] = [
  client('c-akdeniz', 'Akdeniz Turizm A.Ş.', {
    fullname: 'Akdeniz Turizm ve Otelcilik Anonim Şirketi',
    email: 'bilgi@akdeniz.example',
    phone: '+90 224 000 01 00',
    contacts: [
      {
        name: 'Şermin Öğüt',
        position: 'Satın Alma Müdürü',
        phone: '+90 532 000 00 10',
        email: 'sermin@akdeniz.example',
      },
      { name: '', position: 'Muhasebe', phone: '', email: 'muhasebe@akdeniz.example' },
    ],
    ownValues: ['4817000037', '30 gün'],
    managers: ['u-gul'],
    createdAt: 1_700_000_000,
    tasks: [
      {
        id: 'p-villa-t0',
        project: 'p-villa',
        projectName: 'Çeşme Villaları',
        name: 'Zemin etüdü',
        state: { name: 'cb_active', kind: 'active', color: '#2ecc71', isDefault: false },
        done: false,
        deadline: 1_764_000_000,
      },
    ],
    tasksTotal: 1,
  }),
  client('c-sisli', 'Şişli Belediyesi', { email: 'imar@sisli.example' }),
  client('c-bare', 'Yıldız Yapı'),
  client('c-none', ''),
];

const folded = (text: string) =>
  text
    .toLocaleLowerCase('tr')
    .replaceAll('ı', 'i')
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '');

export function clientsIn(state: KnownClients, { text, offset, length }: ClientsQuery): ClientsView {
  const words = folded(text).split(/\s+/).filter(Boolean);
  const matching = state.clients.filter((each) =>
    words.every((word) => folded(`${each.name} ${each.fullname} ${each.email} ${each.phone}`).includes(word)),
  );
  return {
    offset,
    rows: matching.slice(offset, offset + length).map(({ id, name, fullname, email }) => ({
      id,
      name,
      line: fullname ?? email,
    })),
    total: state.clients.length,
    matching: matching.length,
    freshness: state.clientsFreshness,
  };
}

export function clientIn(state: KnownClients, id: string): ClientView {
  const found = state.clients.find((each) => each.id === id);
  if (!found) throw { kind: { code: 'notFound' }, canRetry: false, detail: null } satisfies Problem;
  return { ...found, freshness: state.clientsFreshness };
}
