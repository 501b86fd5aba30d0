import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';

import { MultiPicker } from './MultiPicker';

it('finds what is looked for whatever the letters and the order of the words', async () => {
  const items = ['Çağla Işık', 'İnci Demir', 'Mert Ünal'].map((text) => ({ id: text, text }));
  render(<MultiPicker label="People" items={items} selected={[]} onChange={() => {}} />);
  const user = userEvent.setup();
  const field = screen.getByRole('searchbox');
  const found = () => screen.queryAllByRole('option').map(({ textContent }) => textContent);
  await user.type(field, 'isik cagla');
  await expect.poll(found).toEqual(['Çağla Işık']);
  await user.clear(field);
  await user.type(field, 'INCI');
  await expect.poll(found).toEqual(['İnci Demir']);
});
