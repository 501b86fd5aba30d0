// The people and projects of the fake: a small Turkish company with a tree in which one project has two parents.
import type { AccountView, Person, ProjectRow, StateView } from '../bindings';

export const account: AccountView = {
  user: 'u-elif',
  name: 'Elif Işık',
  jobTitle: 'Proje Yöneticisi',
  hasPhoto: false,
  organization: 'Çınar Mimarlık',
  server: 'https://cubicl.io',
  dateFormat: null,
  timeFormat: null,
};

const person = (id: string, name: string, initials: string, current = true): Person => ({
  id,
  name,
  initials,
  hasPhoto: false,
  current,
});

export const people: Person[] = [
  person('u-elif', 'Elif Işık', 'EI'),
  person('u-ibrahim', 'İbrahim Öztürk', 'İÖ'),
  person('u-zeynep', 'Zeynep Çağlar', 'ZÇ'),
  person('u-ahmet', 'Ahmet Yılmaz', 'AY'),
  person('u-sarah', 'Sarah Whitfield', 'SW'),
  person('u-gul', 'Gül Şahin', 'GŞ'),
  person('u-mert', 'Mert Ünal', 'MÜ'),
  person('u-eski', 'Deniz Aksoy', 'DA', false),
];

const state = (name: string, kind: StateView['kind'], color: string, isDefault = false): StateView => ({
  name,
  kind,
  color,
  isDefault,
});

export const defaultStates: StateView[] = [
  state('cb_waiting', 'waiting', '#f39c12', true),
  state('cb_active', 'active', '#2ecc71'),
  state('cb_completed', 'completed', '#d8d8d8'),
  state('cb_suspended', 'suspended', '#7d5fff'),
];

const ownStates: StateView[] = [
  state('Fikir', 'waiting', '#9b59b6', true),
  state('Tasarım', 'active', '#3498db'),
  state('Onay bekliyor', 'active', '#e67e22'),
  state('Yayında', 'completed', '#27ae60'),
  state('Vazgeçildi', 'suspended', '#7f8c8d'),
];

const project = (id: string, name: string, parents: string[] = [], more: Partial<ProjectRow> = {}): ProjectRow => ({
  id,
  name,
  parents,
  mine: true,
  members: ['u-elif', 'u-ibrahim', 'u-zeynep', 'u-ahmet'],
  states: defaultStates,
  mayCreate: true,
  mayEdit: true,
  ...more,
});

export const projects: ProjectRow[] = [
  project('p-office', 'Bodrum Ofisi', ['p-building']),
  project('p-accounts', 'Cari Hesaplar', [], {
    mine: false,
    members: ['u-gul', 'u-mert'],
    mayCreate: false,
    mayEdit: false,
  }),
  project('p-villa', 'Çeşme Villaları', ['p-building', 'p-clients'], {
    members: people.slice(0, 7).map(({ id }) => id),
  }),
  project('p-building', 'İnşaat'),
  project('p-clients', 'Müşteri Projeleri'),
  project('p-web', 'Web Sitesi Yenileme', [], { states: ownStates, members: ['u-elif', 'u-sarah', 'u-mert'] }),
  project('p-empty', 'Yeni Yıl Etkinliği', ['p-clients']),
];
