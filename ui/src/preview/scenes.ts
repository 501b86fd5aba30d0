// Situations worth looking at, by name (`?scene=`).
import { account, problem, type Fake, type FakeOptions } from '../api/fake';

export interface Scene {
  options?: FakeOptions;
  arrange?: (fake: Fake) => void;
}

const signedOut = { state: 'signedOut', server: 'https://cubicl.io', problem: null } as const;

export const scenes: Record<string, Scene> = {
  board: {},
  empty: { options: { settings: { lastProject: 'p-empty' } } },
  states: { options: { settings: { lastProject: 'p-web' } } },
  welcome: { options: { session: signedOut } },
  locked: { options: { session: { ...signedOut, problem: problem({ code: 'keychain', state: 'silent' }, true) } } },
  starting: { options: { session: { state: 'starting' } } },
  keychain: {
    options: { session: signedOut },
    arrange: (fake) =>
      fake.fail(
        'keep_token',
        problem({ code: 'keychain', state: 'missing' }, false, 'org.freedesktop.secrets: no provider'),
      ),
  },
  sample: { options: { session: { state: 'signedIn', account, kept: 'sample', tokenRejected: false } } },
  rejected: {
    options: { session: { state: 'signedIn', account, kept: 'keychain', tokenRejected: true } },
    arrange: (fake) => (fake.state.status.connection = { state: 'tokenRejected' }),
  },
  offline: {
    arrange: (fake) =>
      Object.assign(fake.state.status, {
        connection: { state: 'offline' },
        asOf: fake.state.now - 1500,
        waitingChanges: 2,
      }),
  },
  busy: {
    arrange: ({ state }) => {
      const onto = { task: 'p-villa-t4', taskName: 'Şantiye fotoğraflarını klasöre yükle' };
      const task = { ...onto, place: null, placeName: null };
      const up = { direction: 'upload', speed: 1_400_000, canPause: true, canRetry: false, ...task } as const;
      state.transfers = [
        {
          ...up,
          id: 1,
          name: 'Şantiye 14 Kasım.mp4',
          size: 220_000_000,
          done: 96_000_000,
          state: { state: 'running' },
        },
        {
          ...up,
          id: 2,
          name: 'Kat planı (revize).pdf',
          size: 4_200_000,
          done: 0,
          speed: null,
          state: { state: 'waiting' },
        },
        {
          ...up,
          id: 3,
          name: 'Arşiv.zip',
          size: 900_000_000,
          done: 0,
          speed: null,
          canRetry: true,
          state: { state: 'failed', problem: problem({ code: 'storageFull', used: 9.9e9, capacity: 1e10 }) },
        },
        { ...up, id: 4, name: 'Teklif 2.pdf', size: 310_000, done: 310_000, speed: null, state: { state: 'done' } },
      ];
      state.changes = [
        {
          id: 1,
          task: 'p-villa-t9',
          taskName: 'Asansör firmasıyla keşif randevusu',
          project: 'p-villa',
          chat: null,
          what: 'state',
          state: {
            state: 'refused',
            problem: problem({ code: 'notPermitted' }, false, 'PUT /tasks/…/state · 403'),
            backTo: 'cb_waiting',
          },
          text: null,
          trouble: null,
        },
        {
          id: 2,
          task: 'p-villa-t3',
          taskName: 'Check the insurance papers of the subcontractor',
          project: 'p-villa',
          chat: null,
          what: 'comment',
          state: { state: 'waiting' },
          text: 'Poliçe ekte, süresi 2027’ye kadar.',
          trouble: null,
        },
      ];
      Object.assign(state.status, {
        waitingChanges: 1,
        refusedChanges: 1,
        activeTransfers: 2,
        failedTransfers: 1,
        transferPercent: 43,
        transferSecondsLeft: 90,
      });
    },
  },
  transfers: {
    arrange: ({ state }) => {
      const onto = { task: 'p-villa-t4', taskName: 'Şantiye fotoğraflarını klasöre yükle' };
      const task = { ...onto, place: null, placeName: null };
      const stages = ['running', 'running', 'attaching', 'paused', 'done'] as const;
      state.transfers = Array.from({ length: 300 }, (_, id) => ({
        ...task,
        id,
        direction: 'upload' as const,
        name: `Şantiye ${id + 1}.jpg`,
        size: 4_200_000,
        done: id < 4 ? 1_900_000 : 0,
        speed: id < 2 ? 700_000 : null,
        canPause: id < 2 || id > 4,
        canRetry: false,
        state: { state: stages[id] ?? 'waiting' },
      }));
      Object.assign(state.status, {
        activeTransfers: 298,
        pausedTransfers: 1,
        transferPercent: 3,
        transferSecondsLeft: 1700,
      });
    },
  },
};
