import { render, screen } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';

import { problem } from '@/api/fake';
import { setLanguage } from '@/i18n';

import { FreshnessLine } from './FreshnessLine';

beforeEach(() => setLanguage('en'));

it('is no live region: its minutes would be read aloud one by one', () => {
  render(
    <FreshnessLine freshness={{ asOf: 1_763_000_000, refreshing: false, problem: problem({ code: 'offline' }) }} />,
  );
  expect(screen.getByTestId('board-freshness').textContent).toContain('No connection');
  expect(screen.queryByRole('status')).toBeNull();
});
