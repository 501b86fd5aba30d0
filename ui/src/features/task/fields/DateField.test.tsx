import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { setLanguage } from '@/i18n';

import { DateField } from './DateField';

const at = (time: string) => new Date(time).getTime() / 1000;

beforeEach(() => setLanguage('en'));
afterEach(() => vi.useRealTimers());

it('tells another day when the day ends under an open task', () => {
  vi.useFakeTimers({ now: new Date('2026-11-27T23:50:00') });
  render(<DateField field="deadline" value={at('2026-11-28T23:59:59')} done={false} onChange={() => {}} />);
  const field = screen.getByTestId('task-deadline');
  const pass = (hours: number) => act(() => vi.advanceTimersByTime(hours * 3_600_000));
  expect(field.textContent).toContain('Tomorrow');
  pass(1);
  expect(field.textContent).toContain('Today');
  pass(24);
  expect(field.textContent).toContain('Yesterday');
  expect(field.textContent).toContain('1 day late');
});
