// Cubicl's five priorities by the keys of their words.
const names = ['p1', 'p2', 'p3', 'p4', 'p5'] as const;

export type PriorityName = (typeof names)[number];

export function priorityName(priority: number): PriorityName {
  return names[Math.min(4, Math.max(0, Math.round(priority) - 1))] ?? 'p3';
}
