import { afterEach, expect, it, vi } from 'vitest';

import { nextFrame } from './nextFrame';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('comes with the frame', async () => {
  vi.useFakeTimers();
  const frames: FrameRequestCallback[] = [];
  vi.stubGlobal('requestAnimationFrame', (draw: FrameRequestCallback) => frames.push(draw));
  const come = vi.fn<() => void>();
  void nextFrame().then(come);
  await vi.advanceTimersByTimeAsync(16);
  expect(come).not.toHaveBeenCalled();
  frames[0]?.(16);
  await vi.advanceTimersByTimeAsync(0);
  expect(come).toHaveBeenCalledOnce();
});

it('comes in a window that draws none', async () => {
  vi.useFakeTimers();
  vi.stubGlobal('requestAnimationFrame', () => 1);
  const come = vi.fn<() => void>();
  void nextFrame().then(come);
  await vi.advanceTimersByTimeAsync(100);
  expect(come).toHaveBeenCalledOnce();
});
