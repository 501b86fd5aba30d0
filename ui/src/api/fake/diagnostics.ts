// What the fake knows of its installation, and what a check of its server finds: one of each outcome.
import type { DiagnosisView, Diagnostics, OutcomeView } from '../bindings';

export const diagnostics: Diagnostics = {
  version: '0.1.0',
  system: 'linux',
  renderer: 'withoutGraphicsCard',
  dataFolder: '/home/elif/.local/share/io.cubicl.desktop',
  logFolder: '/home/elif/.local/share/io.cubicl.desktop/logs',
};

const reasons = new Map<number, Extract<OutcomeView, { state: 'notShown' }>['reason']>([
  [1, { code: 'noOccasion' }],
  [5, { code: 'needsChange' }],
  [6, { code: 'needsChange' }],
  [7, { code: 'needsChange' }],
  [9, { code: 'needsChange' }],
  [19, { code: 'refused', status: 403 }],
  [20, { code: 'needsChange' }],
  [21, { code: 'noData' }],
  [23, { code: 'needsChange' }],
]);

const outcome = (assumption: number): OutcomeView => {
  const reason = reasons.get(assumption);
  if (reason) return { state: 'notShown', reason };
  if (assumption === 8) return { state: 'refuted', seen: '{_id: string, actor: string, createdAt: number}' };
  return { state: 'confirmed', seen: 'as assumed', inPart: assumption === 13 };
};

export const diagnosis: DiagnosisView = {
  findings: Array.from({ length: 26 }, (_, index) => ({ assumption: index + 1, outcome: outcome(index + 1) })),
  requests: 28,
};
