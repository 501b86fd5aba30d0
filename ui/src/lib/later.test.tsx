import { render, screen } from '@testing-library/react';
import { Component, type ReactNode } from 'react';
import { describe, expect, it, vi } from 'vitest';

import { later } from './later';

const Name = ({ name }: { name: string }) => <p>{name}</p>;
const Meanwhile = ({ name }: { name: string }) => <p>{`${name} is coming`}</p>;

describe('a part that comes later', () => {
  it('is there once it has come, with something else meanwhile, and is fetched once', async () => {
    const load = vi.fn<() => Promise<typeof Name>>(() => Promise.resolve(Name));
    const Part = later(load, Meanwhile);
    render(
      <>
        <Part name="Pano" />
        <Part name="Sohbet" />
      </>,
    );
    expect(screen.getByText('Pano is coming')).toBeTruthy();
    expect(await screen.findByText('Pano')).toBeTruthy();
    expect(screen.getByText('Sohbet')).toBeTruthy();
    expect(load).toHaveBeenCalledOnce();
  });

  it('is drawn at once when it was fetched before', async () => {
    const Part = later(() => Promise.resolve(Name));
    Part.fetch();
    await Promise.resolve();
    await Promise.resolve();
    render(<Part name="Pano" />);
    expect(screen.getByText('Pano')).toBeTruthy();
  });

  it('says that it cannot come to whoever watches over the page', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    class Watch extends Component<{ children: ReactNode }, { broken?: string }> {
      override state: { broken?: string } = {};
      static getDerivedStateFromError = (error: Error) => ({ broken: error.message });
      override render() {
        return this.state.broken ?? this.props.children;
      }
    }
    const Part = later<{ name: string }>(() => Promise.reject(new Error('gone')));
    render(
      <Watch>
        <Part name="Pano" />
      </Watch>,
    );
    expect(await screen.findByText('gone')).toBeTruthy();
  });
});
