import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';

import { createQueryClient, type NewsKind } from '@/api';
import { installFake, type Fake } from '@/api/fake';
import { setLanguage } from '@/i18n';

import { NewsDot } from './NewsDot';

let fake: Fake;
beforeEach(() => {
  fake = installFake();
});
afterEach(() => fake.uninstall());

const draw = (news: NewsKind[]) =>
  render(
    <QueryClientProvider client={createQueryClient()}>
      <NewsDot news={news} />
    </QueryClientProvider>,
  );

it('says what is new to those who look closer and to those who listen', () => {
  setLanguage('tr');
  draw([{ kind: 'new' }, { kind: 'deadline', from: null, to: 1_764_201_600 }, { kind: 'assigned' }]);
  const dot = screen.getByTestId('news-dot');
  expect(dot.title).toMatch(/^Yeni görev\nYeni bitiş tarihi: .+2025\nSize atandı$/u);
  expect(dot.getAttribute('aria-label')).toContain('Son baktığınızdan beri: Yeni görev;');
});

it('is not there when nothing is new', () => {
  draw([]);
  expect(screen.queryByTestId('news-dot')).toBeNull();
});
