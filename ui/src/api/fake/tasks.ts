// The tasks of the fake, always the same for the same project and number.
import type { ActivityView, Card, ProjectRow, TaskView } from '../bindings';
import { people } from './people';

const names = [
  'Zemin etüdü raporunu belediyeye teslim et',
  'Send the revised floor plans to the client',
  'Mutfak dolapları için üç teklif al',
  'Check the insurance papers of the subcontractor',
  'Şantiye fotoğraflarını klasöre yükle',
  'İskele kiralama sözleşmesini yenile ve muhasebeye ilet; sözleşmenin ekinde teslim tutanağı da olsun',
  'Prepare the presentation for the board meeting',
  'Işıklandırma projesini elektrik mühendisiyle gözden geçir',
  'Order the sample tiles',
  'Asansör firmasıyla keşif randevusu',
  'Update the price list',
  'Peyzaj çizimlerini onaya gönder',
  'Call Ayşe Hanım about the garden wall',
  'Yangın merdiveni detayını düzelt',
];
const tags = ['Acil', 'Çizim', 'Müşteri', 'Satın alma', 'Ruhsat', 'İç mimari'];
const day = 86_400;

/** The end of a day, `offset` days from now. */
export const deadlineIn = (offset: number, now: number): number => {
  const date = new Date(now * 1000);
  date.setHours(23, 59, 59, 0);
  return Math.floor(date.getTime() / 1000) + offset * day;
};

export function cardsOf(project: ProjectRow, count: number, now: number): Card[] {
  const shares = [0.36, 0.3, 0.26, 0.08, 0.05];
  return Array.from({ length: count }, (_, at) => {
    const spot = ((at * 37) % 100) / 100;
    let column = 0;
    for (let sum = shares[0] ?? 0; spot >= sum && column < project.states.length - 1; sum += shares[column] ?? 1)
      column += 1;
    const due = ((at * 7) % 19) - 5;
    return {
      id: `${project.id}-t${at}`,
      name: names[at % names.length] + (at < names.length ? '' : ` (${Math.floor(at / names.length) + 1})`),
      state: project.states[column]?.name ?? 'cb_waiting',
      tags: tags.filter((_tag, index) => (at + index * 3) % 7 === 0 || (at % 11 === 3 && index < 4)),
      priority: [3, 3, 5, 3, 4, 3, 2][at % 7] ?? 3,
      start: at % 5 === 0 ? deadlineIn(due - 4, now) - day + 1 : null,
      deadline: at % 4 === 3 ? null : deadlineIn(due, now),
      steps: at % 3 === 0 ? { done: at % 6, total: 5 + (at % 2) } : null,
      assignees: project.members.filter((_member, index) => (at + index) % 4 === 0 || at % 9 === 4),
      files: at % 4 === 1 ? 1 + (at % 3) : 0,
      subtasks: at % 8 === 5 ? 2 : 0,
      client: at % 6 === 2 ? 'Akdeniz Turizm A.Ş.' : null,
      private: at % 13 === 6,
      fromEmail: at % 12 === 8,
      support: at % 17 === 9,
      repeats: at % 10 === 7,
      waiting: at === 3,
      refused: at === 9,
      uploading: at === 4 ? 2 : 0,
      news: [],
    };
  });
}

export function taskOf(card: Card, project: ProjectRow, now: number): TaskView {
  return {
    id: card.id,
    project: project.id,
    name: card.name,
    state: card.state,
    description:
      '<p>Teklifler <strong>cuma gününe kadar</strong> gelmiş olmalı. Karşılaştırma tablosu için:</p><ul><li>malzeme ve işçilik ayrı</li><li>teslim süresi</li></ul>',
    descriptionIsPlain: false,
    descriptionLoses: false,
    start: card.start,
    deadline: card.deadline,
    assignees: card.assignees,
    followers: ['u-gul'],
    owner: 'u-elif',
    priority: card.priority,
    tags: card.tags,
    client: card.client === null ? null : { id: 'c-akdeniz', name: card.client },
    steps: card.steps
      ? {
          kind: 'checklist',
          items: Array.from({ length: card.steps.total }, (_, at) => ({
            key: `s${at}`,
            name:
              ['Ölçü al', 'Çizimi güncelle', 'Teklif iste', 'Karşılaştır', 'Onaya sun', 'Sipariş ver'][at] ??
              `Adım ${at + 1}`,
            done: at < (card.steps?.done ?? 0),
          })),
        }
      : { kind: 'none' },
    files: Array.from({ length: card.files }, (_, at) => ({
      id: `${card.id}-f${at}`,
      name: ['Kat planı.pdf', 'Şantiye 14 Kasım.png', 'Teklifler.xlsx'][at] ?? 'Dosya.txt',
      hasThumbnail: false,
    })),
    parent: null,
    subtasks: Array.from({ length: card.subtasks }, (_, at) => ({
      id: `${project.id}-t${at}`,
      name: names[at] ?? null,
      state: at === 0 ? 'cb_completed' : 'cb_waiting',
      done: at === 0,
    })),
    customFields: [{ name: 'Pafta no', value: 'A-204' }],
    estimatedTime: 5400,
    private: card.private,
    sharedWithClient: false,
    fromEmail: card.fromEmail,
    support: card.support,
    repeats: card.repeats,
    createdAt: now - 12 * day,
    completedAt: null,
    archivedAt: null,
    complete: true,
    local: false,
    gone: false,
    departure: null,
    departedBy: null,
    changes: [],
    freshness: { asOf: now - 40, refreshing: false, problem: null },
  };
}

export function activitiesOf(task: string, now: number): ActivityView[] {
  const at = (index: number) => now - (6 - index) * 8_000;
  const who = (index: number) => people[index]?.id ?? null;
  return [
    { id: `${task}-a0`, author: who(0), at: at(0), kind: { kind: 'created' }, files: [], waiting: false },
    {
      id: `${task}-a1`,
      author: who(1),
      at: at(1),
      kind: { kind: 'stateChanged', to: 'cb_active' },
      files: [],
      waiting: false,
    },
    {
      id: `${task}-a2`,
      author: who(2),
      at: at(2),
      kind: { kind: 'comment', html: '<p>İlk teklif geldi, ekte. Öbür ikisini <em>yarın</em> arayacağım.</p>' },
      files: [{ id: `${task}-cf`, name: 'Teklif 1.pdf', hasThumbnail: false }],
      waiting: false,
    },
    {
      id: `${task}-a3`,
      author: who(4),
      at: at(3),
      kind: { kind: 'comment', html: '<p>Thanks, that looks good to me.</p>' },
      files: [],
      waiting: false,
    },
  ];
}
