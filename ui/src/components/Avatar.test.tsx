import { fireEvent, render } from '@testing-library/react';
import { expect, it } from 'vitest';

import { Avatar } from './Avatar';

it('has initials until its photo is there, and when there is none', () => {
  const { container } = render(<Avatar id="u" initials="AY" src="photo:u" name="Ayşe Yılmaz" />);
  const avatar = container.firstElementChild!;
  const photo = container.querySelector('img')!;
  expect(avatar.getAttribute('data-initials')).toBe('AY');
  fireEvent.load(photo);
  expect(avatar.hasAttribute('data-initials')).toBe(false);
  fireEvent.error(photo);
  expect(container.querySelector('img')).toBeNull();
  expect(avatar.getAttribute('data-initials')).toBe('AY');
});
